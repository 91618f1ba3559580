import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

import type { TestApp } from './test-app.ts'

/** Set it where a proxy is trusted: then this machine alone is no reason to answer. */
export const metricsToken = 'metrics-token-of-the-tests'

/** What `/metrics` says, read over a connection of its own that does not stay: it is one of those that are counted. */
export async function readMetrics({ url }: Pick<TestApp, 'url'>): Promise<string> {
  const headers = { authorization: `Bearer ${metricsToken}` }
  const [answer] = (await once(get(`${url}/metrics`, { agent: false, headers }), 'response')) as [
    IncomingMessage,
  ]
  return text(answer)
}
