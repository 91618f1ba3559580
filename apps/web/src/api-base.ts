/**
 * Where the API is, without a slash at the end: nothing for the same origin, else the host of
 * `VITE_API_URL`, which may be written with or without the `/api` of its REST routes.
 */
export function apiBase(url: string | undefined): string {
  return (url ?? '').replace(/(?<!\/)\/+$/, '').replace(/\/api$/, '')
}
