/** Timeout of the check, in milliseconds. */
const timeoutMs = 5_000

let isNoted = false

/**
 * Whether the server refuses calls from this site. A browser hides the reason of such a refusal
 * from the page, which looks like an unavailable server: only this address, which answers every
 * site, distinguishes the two. The first time, the console says what to do about it.
 */
export async function isSiteRefused(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/widget/site`, {
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const { allowed } = (await answer.json()) as { allowed?: boolean }
    if (allowed !== false) return false
  } catch {
    return false
  }
  if (!isNoted) {
    // The origin of a sandboxed page is not the one in its address.
    const { origin: site } = globalThis
    const remedy =
      site === 'null'
        ? 'A sandboxed frame needs allow-same-origin.'
        : 'Add that address in the admin app, under Settings, Sites.'
    console.error(`OKA: this chat is not enabled for ${site}. ${remedy}`)
  }
  isNoted = true
  return true
}
