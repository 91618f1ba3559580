import { inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Bytes that the pixels of a logo may take: 4,000 by 4,000, each with four values of two bytes, and a filter a row. */
const pixelsMaxBytes = 4000 * (4000 * 8 + 1)

/**
 * The logo, or null when its pixels cannot be read: pdfkit reads those of a PNG after it was given
 * the picture, and then throws where nothing catches it.
 */
export function readableLogo(logo: Buffer | null): Buffer | null {
  if (!logo || !logo.subarray(0, 8).equals(signature)) return logo
  try {
    const pixels = inflateSync(pixelsOf(logo), { maxOutputLength: pixelsMaxBytes })
    return pixels.length > 0 ? logo : null
  } catch {
    return null
  }
}

/** The compressed pixels: the content of all IDAT chunks (PNG specification, section 11.2.3). */
function pixelsOf(png: Buffer): Buffer {
  const parts: Buffer[] = []
  let at = signature.length
  while (at + 12 <= png.length) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return Buffer.concat(parts)
}
