// Runs before the first paint and before the bundle, from a file because our policy forbids inline
// scripts. A chosen theme is set at once, so that the page does not flash in the other one; and zod
// is told not to compile checks with `new Function`, which the policy would report.
globalThis.__zod_globalConfig = { jitless: true }
try {
  const { theme } = JSON.parse(localStorage.getItem('oka.preferences') ?? '{}')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // No storage, or not ours: the system's theme it is.
}
