// Runs before the first paint and before the bundle, from a file because our policy forbids inline
// scripts. A chosen theme is set at once, so that the page does not flash in the other one; zod
// must not compile checks with `new Function`, which the policy would report; the texts of the
// language in use are preloaded; and meanwhile the session is renewed, and the inbox gets its
// conversations. The build writes the addresses into the attributes.
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

// What follows is taken from `early` by `takeEarly`; where it fails, it is asked for again.
/** Under the lock of `trpc.ts`: a refresh token is used once. */
const renew = () =>
  fetch(dataset.refresh, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json', 'accept-language': language },
  })
const readConversations = async (renewed) => {
  if (!renewed?.ok) return undefined
  const session = await renewed.clone().json()
  const headers = { authorization: `Bearer ${session.result.data.accessToken}` }
  const answer = await fetch(dataset.conversations, { headers })
  return answer.ok ? (await answer.json()).result.data : undefined
}
const nothing = () => undefined
// Pages that a mail links to need no session.
if (dataset.refresh && !/^\/(forgot|reset)\b/.test(location.pathname)) {
  const asked = 'locks' in navigator ? navigator.locks.request('oka-session', renew) : renew()
  const renewal = asked.catch(nothing)
  const isInbox = /^\/($|inbox\b)/.test(location.pathname) && !location.search.includes('mode=')
  const conversations = isInbox ? renewal.then(readConversations).catch(nothing) : undefined
  globalThis.early = { renewal, conversations }
}
