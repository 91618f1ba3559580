import type { Deps } from '@oka/api/deps'
import type { HumanCheck } from '@oka/api/ports/access'
import { z } from 'zod'

export type RecaptchaSettings = {
  secretKey: string
  siteKey: string
  /** https://www.google.com, or https://www.recaptcha.net where that cannot be reached. */
  baseUrl: string
}

/** Milliseconds until Google counts as away. */
const patience = 5000
/** From 0, a program, to 1, a person; where to draw the line to begin with (developers.google.com/recaptcha/docs/v3). */
const leastScore = 0.5

/** A key that is not of v3 gives neither score nor action, and no verdict. */
const verdict = z.discriminatedUnion('success', [
  z.object({ success: z.literal(true), score: z.number(), action: z.string() }),
  z.object({ success: z.literal(false), 'error-codes': z.array(z.string()).default([]) }),
])

/**
 * Google's reCAPTCHA v3. A token is good for two minutes and once, which Google sees to. Where it gives no
 * verdict the visitor comes in: a lost message costs more than a start that nobody has checked.
 */
export function createRecaptchaCheck(
  settings: RecaptchaSettings,
  log: Pick<Deps['log'], 'warn'>,
): HumanCheck {
  const { siteKey, baseUrl } = settings
  const script = `${baseUrl}/recaptcha/api.js?render=${encodeURIComponent(siteKey)}`
  return {
    ask: async () => ({ kind: 'recaptcha', siteKey, script }),
    verify: async (token, address) => {
      if (!token) return false
      try {
        const judged = await judge(settings, token, address)
        return judged.success && judged.action === 'chat_start' && judged.score >= leastScore
      } catch (error) {
        log.warn({ err: error }, 'reCAPTCHA gave no verdict; a conversation begins unchecked.')
        return true
      }
    },
  }
}

/** https://developers.google.com/recaptcha/docs/verify */
async function judge(
  { secretKey, baseUrl }: RecaptchaSettings,
  token: string,
  address: string,
): Promise<z.infer<typeof verdict>> {
  const response = await fetch(`${baseUrl}/recaptcha/api/siteverify`, {
    method: 'POST',
    body: new URLSearchParams({ secret: secretKey, response: token, remoteip: address }),
    signal: AbortSignal.timeout(patience),
  })
  if (!response.ok) throw new Error(`siteverify answers ${response.status}.`)
  const judged = verdict.parse(await response.json())
  if (!judged.success && judged['error-codes'].includes('invalid-input-secret')) {
    throw new Error('siteverify does not know RECAPTCHA_SECRET_KEY.')
  }
  return judged
}
