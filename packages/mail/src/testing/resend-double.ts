import type { Answer, Call, HttpDouble, ReceivedMail } from './http-double.ts'
import { openHttpDouble } from './http-double.ts'

export const resendKey = 're_double_0123456789'

type Body = Pick<ReceivedMail, 'from' | 'to' | 'subject' | 'text' | 'html'> & {
  cc?: string[]
  reply_to?: string
  attachments: { filename: string; content: string; content_type: string }[]
}

export type ResendDouble = HttpDouble<ReceivedMail & { key: string | undefined }>

/**
 * A server that answers `POST /emails` as Resend's public documentation says (api-reference/emails,
 * api-reference/errors, dashboard/emails/idempotency-keys).
 */
export function openResendDouble(): Promise<ResendDouble> {
  const answers = new Map<string | undefined, { payload: string; id: string }>()

  return openHttpDouble((call, accept) => {
    const refusal = refusalOf(call)
    if (refusal) return refusal

    const payload = call.body.toString()
    const key = call.request.headers['idempotency-key']?.toString()
    const known = answers.get(key)
    if (known && known.payload !== payload) {
      const message = 'Same idempotency key used with a different request payload.'
      return refuse(409, 'invalid_idempotent_request', message)
    }
    if (known) return { status: 200, body: { id: known.id } }
    const id = crypto.randomUUID()
    if (key !== undefined) answers.set(key, { payload, id })
    const { attachments, cc = [], reply_to: replyTo = null, ...mail } = JSON.parse(payload) as Body
    accept({
      key,
      ...mail,
      cc,
      replyTo,
      attachments: attachments.map(({ filename, content, content_type: contentType }) => ({
        name: filename,
        contentType,
        content: Buffer.from(content, 'base64'),
      })),
    })
    return { status: 200, body: { id } }
  })
}

function refusalOf({ request: { method, url, headers }, body }: Call): Answer | null {
  if (method !== 'POST' || url !== '/emails') {
    return refuse(404, 'not_found', 'The requested endpoint does not exist.')
  }
  if (!headers.authorization) {
    return refuse(401, 'missing_api_key', 'Missing API key in the authorization header.')
  }
  if (headers.authorization !== `Bearer ${resendKey}`) {
    return refuse(403, 'invalid_api_key', 'API key is invalid.')
  }
  if (!headers['user-agent']) return refuse(403, 'validation_error', 'Missing User-Agent.')
  const mail = JSON.parse(body.toString()) as Partial<Body>
  const missing = (['from', 'to', 'subject'] as const).find((field) => !mail[field])
  if (missing) return refuse(422, 'missing_required_field', `Missing \`${missing}\` field.`)
  return null
}

function refuse(statusCode: number, name: string, message: string): Answer {
  return { status: statusCode, body: { statusCode, name, message } }
}
