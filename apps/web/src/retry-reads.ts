/** As narrow as what calls it, so that both tRPC and our own code can. */
type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

/** Milliseconds after the first try in which another one may begin: what fails is said within 2 s. */
const retryWindow = 1000
/** Milliseconds between two tries. */
const wait = 250

/**
 * fetch that asks again for what only reads, when there was no answer or the server could not give
 * one: a server that restarts or a network that changes is not worth an alert. Not again and again:
 * whoever waits for a page is to know that it does not come.
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
