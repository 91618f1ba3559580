/** Narrow, so that both tRPC and our own code can call it. */
type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

/** Milliseconds in which retries may start: a failure is reported within 2 s. */
const retryWindow = 1000
/** Milliseconds between two attempts. */
const wait = 250

/**
 * fetch that retries reads after a network failure or a server error: a restarting server or a
 * changing network deserves no alert. For a limited time: the user must learn that a page does not
 * load.
 */
export function createRetryingFetch(send: Fetch, window = retryWindow): Fetch {
  return async (input, init) => {
    const begun = performance.now()
    const mayRetry = () =>
      (init?.method ?? 'GET') === 'GET' &&
      !init?.signal?.aborted &&
      performance.now() - begun < window
    for (;;) {
      try {
        const response = await send(input, init)
        if (response.status < 500 || !mayRetry()) return response
      } catch (error) {
        if (!mayRetry()) throw error
      }
      await new Promise((resolve) => {
        setTimeout(resolve, wait)
      })
    }
  }
}
