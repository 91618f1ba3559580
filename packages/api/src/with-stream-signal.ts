import type { Context } from './deps.ts'

/**
 * A subscription that lasts until the client leaves, or its lifetime ends: the client is then told
 * the reason, so that it knows whether and with what to come back.
 */
export async function* withStreamSignal<Event>(
  { streamSignal }: Pick<Context, 'streamSignal'>,
  signal: AbortSignal,
  begin: (signal: AbortSignal) => AsyncGenerator<Event>,
): AsyncGenerator<Event> {
  const end = streamSignal()
  yield* begin(end ? AbortSignal.any([signal, end]) : signal)
  if (end?.aborted && !signal.aborted) throw end.reason
}
