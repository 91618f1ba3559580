/** The path of an address; empty when there is none or it cannot be parsed. */
export function pagePath(url: string | null): string {
  if (url === null || !URL.canParse(url)) return ''
  const { pathname, search } = new URL(url)
  return decodeSafely(pathname + search)
}

/** Whether an address reported by a visitor's browser may become a link. */
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
