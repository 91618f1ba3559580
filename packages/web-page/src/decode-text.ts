import sniff from 'html-encoding-sniffer'

/** The media type of a Content-Type header, without its parameters. */
export const typeOf = (contentType: string): string =>
  contentType.split(';', 1)[0]!.trim().toLowerCase()

/**
 * The text of a response, in the encoding that its byte order mark, its header or, of HTML, its
 * `<meta>` names; UTF-8 where none does and the bytes are such, and windows-1252 otherwise (WHATWG
 * Encoding). Control characters are left out, as no text here has them.
 */
export function decodeText(bytes: Uint8Array, contentType: string, isHtml: boolean): string {
  const [, label] = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType) ?? []
  const unknown = isUtf8(bytes) ? 'utf-8' : 'windows-1252'
  const named = isHtml
    ? sniff(bytes, { transportLayerEncodingLabel: label, defaultEncoding: unknown })
    : label
  return new TextDecoder(named !== undefined && isKnown(named) ? named : unknown)
    .decode(bytes)
    .replaceAll('\r\n', '\n')
    .replaceAll(unwanted, ' ')
}

/** What `text` of the contract refuses. */
const unwanted =
  // oxlint-disable-next-line no-control-regex -- removing control characters is the point
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function isKnown(label: string): boolean {
  try {
    return Boolean(new TextDecoder(label))
  } catch {
    return false
  }
}
