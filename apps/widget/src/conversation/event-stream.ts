import { openStream as openEventStream } from '@oka/client/event-stream'
import type { Transport } from '@oka/client/web-socket'

/** Tabs of a site that stream at a time, which leaves half of the connections to calls. */
const turns = ['oka-stream-1', 'oka-stream-2', 'oka-stream-3']

/** In a file of its own, fetched only where the network blocks WebSockets. */
export function openStream(
  url: string,
  visitorToken: string,
  onYield: () => void,
): Promise<Transport> {
  const authorization = `Bearer ${visitorToken}`
  return openEventStream({
    url,
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, authorization } }),
    turns,
    onlyVisible: true,
    onYield,
  })
}
