import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

import type { TestApp } from './test-app.ts'

/** For where a proxy is trusted: a local address alone is then not enough. */
export const metricsToken = 'metrics-token-of-the-tests'

/** The content of `/metrics`, read over a connection that closes, since open ones are counted. */
export async function readMetrics({ url }: Pick<TestApp, 'url'>): Promise<string> {
  const headers = { authorization: `Bearer ${metricsToken}` }
  const [answer] = (await once(get(`${url}/metrics`, { agent: false, headers }), 'response')) as [
    IncomingMessage,
  ]
  return text(answer)
}
