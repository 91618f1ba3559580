/** The name a `Content-Disposition` header gives (RFC 6266); null when it gives none. */
export function fileNameOf(disposition: string | null): string | null {
  return /filename="([^"\\/]+)"/.exec(disposition ?? '')?.[1] ?? null
}
