import type { FastifyReply } from 'fastify'

/** Aborts when the client leaves before it has its answer. */
export function signalOf({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController()
  // It may have left while the call was prepared.
  if (raw.closed && !raw.writableEnded) controller.abort()
  raw.once('close', () => {
    if (!raw.writableEnded) controller.abort()
  })
  return controller.signal
}
