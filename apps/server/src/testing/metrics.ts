import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

import type { TestApp } from './test-app.ts'

/** What `/metrics` says, read over a connection of its own that does not stay: it is one of those that are counted. */
export async function readMetrics({ url }: Pick<TestApp, 'url'>): Promise<string> {
  const [answer] = (await once(get(`${url}/metrics`, { agent: false }), 'response')) as [
    IncomingMessage,
  ]
  return text(answer)
}
