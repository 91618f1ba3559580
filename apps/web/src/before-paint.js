// Runs before the first paint and before the bundle, from a file because our policy forbids inline
// scripts. A chosen theme is set at once, so that the page does not flash in the other one; zod
// must not compile checks with `new Function`, which the policy would report; the texts of the
// language in use are preloaded, and the session is renewed meanwhile: the build writes the addresses
// into the attributes.
globalThis.__zod_globalConfig = { jitless: true }
let preferred = {}
try {
  preferred = JSON.parse(localStorage.getItem('oka.preferences') ?? '{}') ?? {}
} catch {
  // No storage, or not ours: the system's theme it is.
}
const { theme, locale } = preferred
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme

const { dataset } = document.currentScript
/** As `read` of preferences.ts chooses it. */
const language = [
  locale,
  ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()),
  'en',
].find((tag) => tag === 'en' || tag === 'fr')
if (dataset[language]) {
  const link = document.createElement('link')
  link.rel = 'modulepreload'
  link.href = dataset[language]
  document.head.append(link)
}

/** `session-calls.ts` takes the answer. Under the lock of `trpc.ts`; nothing where it failed. */
const renewal = async () => {
  try {
    return await fetch(dataset.refresh, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json', 'accept-language': language },
    })
  } catch {
    return undefined
  }
}
// A page that a mail links to needs no session.
if (dataset.refresh && !/^\/(forgot|reset)\b/.test(location.pathname))
  globalThis.renewalOfSession =
    'locks' in navigator ? navigator.locks.request('oka-session', renewal) : renewal()
