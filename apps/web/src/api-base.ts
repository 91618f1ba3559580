type ApiVariables = Readonly<Record<string, string | undefined>>

/**
 * The API's address from the build's environment: `VITE_API_URL`, else `REACT_APP_API_URL`, the
 * former front end's name. Throws a sentence for an invalid URL.
 */
export function chooseApiUrl(env: ApiVariables): string {
  const name = env['VITE_API_URL'] ? 'VITE_API_URL' : 'REACT_APP_API_URL'
  const url = env[name] ?? ''
  if (url === '' || (/^https?:\/\//i.test(url) && URL.canParse(url))) return url
  throw new Error(
    `${name} must be a URL, such as https://chat.example.com/api, or be left out where the API is at the address of the app.`,
  )
}

/**
 * Where the API is, without a slash at the end: nothing for the same origin, else the host of
 * `VITE_API_URL`, which may be written with or without the `/api` of its REST routes.
 */
export function apiBase(url: string | undefined): string {
  return (url ?? '').replace(/(?<!\/)\/+$/, '').replace(/\/api$/, '')
}
