export const logoTypes = ['image/png', 'image/jpeg'] as const

export type PictureHead = { type: (typeof logoTypes)[number]; width: number; height: number }

/**
 * Type and size of a picture, from its bytes; null for anything but a PNG or a JPEG that has both a
 * beginning and an end (PNG specification section 5; ITU-T T.81 annex B).
 */
export function readPicture(bytes: Uint8Array): PictureHead | null {
  const read = readPng(bytes) ?? readJpeg(bytes)
  return read && read.width > 0 && read.height > 0 ? read : null
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, index) => bytes[index] === byte)

const latin = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCodePoint(...bytes.subarray(from, to))

/** The size is in the first chunk; each chunk says its length, and the last is IEND. */
function readPng(bytes: Uint8Array): PictureHead | null {
  if (!startsWith(bytes, pngSignature) || latin(bytes, 12, 16) !== 'IHDR') return null
  const view = viewOf(bytes)
  let at = 8
  while (at + 12 <= bytes.length) {
    if (latin(bytes, at + 4, at + 8) === 'IEND')
      return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
    at += 12 + view.getUint32(at)
  }
  return null
}

/** Frames that state a size: SOF0 to SOF15 but for DHT, JPG and DAC, which share their range. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const endsWithMarker = (bytes: Uint8Array) => {
  const tail = bytes.subarray(-64)
  return tail.some((byte, index) => byte === 0xff && tail[index + 1] === 0xd9)
}

function readJpeg(bytes: Uint8Array): PictureHead | null {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff]) || !endsWithMarker(bytes)) return null
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (isFrame(marker))
      return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength)
