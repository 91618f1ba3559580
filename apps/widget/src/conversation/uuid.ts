/** A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing on pages without https. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(31))
  let at = 0
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = bytes[at++]!
    return (place === 'x' ? digit & 15 : (digit & 3) | 8).toString(16)
  })
}
