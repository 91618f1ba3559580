import type { Context } from './deps.ts'

/**
 * A subscription that lasts until the client leaves, or its session expires: the client then gets
 * the reason, so that it knows whether and how to reconnect.
 */
export async function* withStreamSignal<Event>(
  streamSignal: Context['streamSignal'],
  signal: AbortSignal,
  begin: (signal: AbortSignal) => AsyncGenerator<Event>,
): AsyncGenerator<Event> {
  const end = streamSignal()
  yield* begin(end ? AbortSignal.any([signal, end]) : signal)
  if (end?.aborted && !signal.aborted) throw end.reason
}
