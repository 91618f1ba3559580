/** The file name in a `Content-Disposition` header (RFC 6266); null when there is none. */
export function fileNameOf(disposition: string | null): string | null {
  return /filename="([^"\\/]+)"/.exec(disposition ?? '')?.[1] ?? null
}
