/** The part of an address that tells pages of one site apart; empty for none or none we can read. */
export function pagePath(url: string | null): string {
  if (url === null || !URL.canParse(url)) return ''
  const { pathname, search } = new URL(url)
  return decodeSafely(pathname + search)
}

/** Whether an address a visitor's browser told us may become a link. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
}

function decodeSafely(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
