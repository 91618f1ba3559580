import type { AppRouter } from '@oka/api/router'
import { type Operation, TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'

/** What our server sends; a proxy may send anything. */
type Body = { result?: { data: unknown } } | null

/**
 * Terminating link that sends each query and mutation in a request of its own. tRPC's `httpLink` also sends forms,
 * files and other formats, for one more kilobyte. The token is in the context of the call. An error carries the
 * response in `meta`.
 */
export function callLink(url: string, init: RequestInit): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const meta: { response?: Response } = {}
        const fail = (cause: unknown) =>
          observer.error(TRPCClientError.from(cause as Error, { meta }))

        async function call() {
          meta.response = await send(url, op, init)
          // Also a proxy's, with a page of its own: too large stays too large.
          if (meta.response.status === 413) return fail(tooLarge)
          const body = (await meta.response.json()) as Body
          if (!body?.result) return fail(body)
          observer.next({ context: meta, result: { type: 'data', data: body.result.data } })
          observer.complete()
        }

        call().catch(fail)
      })
}

const tooLarge = { error: { message: '', code: 0, data: { problem: 'body_too_large' } } }

function send(
  url: string,
  { type, path, input, context, signal }: Operation,
  init: RequestInit,
): Promise<Response> {
  const text = JSON.stringify(input)
  const isQuery = type === 'query'
  const query = isQuery && text ? `?input=${encodeURIComponent(text)}` : ''
  const token = context['visitorToken']
  return fetch(`${url}/${path}${query}`, {
    ...init,
    signal: signal ?? null,
    method: isQuery ? 'GET' : 'POST',
    headers: {
      ...(!isQuery && { 'content-type': 'application/json' }),
      ...(typeof token === 'string' && { authorization: `Bearer ${token}` }),
    },
    body: isQuery ? null : text,
  })
}
