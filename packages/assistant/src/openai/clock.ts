export type Timeouts = {
  /** Until the first piece of an answer has come. */
  firstTokenMs: number
  /** For the whole answer. */
  totalMs: number
}

export const defaultTimeouts: Timeouts = { firstTokenMs: 10_000, totalMs: 45_000 }

export class ModelTimeoutError extends Error {
  override name = 'ModelTimeoutError'
}

/**
 * A signal that aborts with `outer` or when time is up. `answered` is to be called at the first
 * piece of a stream; `stop` when all is done.
 */
export function startClock(outer: AbortSignal, { totalMs, firstTokenMs }: Partial<Timeouts>) {
  const controller = new AbortController()
  const abortAfter = (ms: number | undefined, what: string) =>
    ms === undefined
      ? undefined
      : setTimeout(() => controller.abort(new ModelTimeoutError(`${what} within ${ms} ms`)), ms)
  const first = abortAfter(firstTokenMs, 'The language model wrote nothing')
  const total = abortAfter(totalMs, 'The language model did not finish')
  const signal = AbortSignal.any([outer, controller.signal])
  return {
    signal,
    answered: () => clearTimeout(first),
    /** Aborts, with that as what ended the call. */
    abort: (reason: unknown) => controller.abort(reason),
    stop: () => {
      clearTimeout(first)
      clearTimeout(total)
    },
    /** What ended the call: the abort, if there was one, and not what the abort broke. */
    causeOf: (error: unknown): unknown => (signal.aborted ? signal.reason : error),
  }
}
