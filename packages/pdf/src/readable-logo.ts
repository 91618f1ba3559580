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
    return hasKnownFilters(logo, pixels) ? logo : null
  } catch {
    return null
  }
}

/** Values of a pixel by the colour type (PNG specification, section 11.2.2). */
const valuesOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** The passes of Adam7 (section 8.2): where each begins, and how far its pixels are apart. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** Whether each row is there and begins with one of the five filters (section 9). */
function hasKnownFilters(png: Buffer, pixels: Buffer): boolean {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const [depth, colour, interlace] = [png[24]!, png[25]!, png[28]!]
  const bits = depth * (valuesOf[colour] ?? 0)
  if (bits === 0 || width * height === 0) return false
  let at = 0
  for (const [left, top, across, down] of interlace === 1 ? adam7 : ([[0, 0, 1, 1]] as const)) {
    const columns = Math.ceil((width - left) / across)
    const rows = Math.ceil((height - top) / down)
    if (columns <= 0) continue
    for (let row = 0; row < rows; row += 1) {
      if ((pixels[at] ?? 5) > 4) return false
      at += 1 + Math.ceil((columns * bits) / 8)
    }
  }
  return pixels.length >= at
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
