import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { updateLetterhead } from './letterhead.ts'
import { readPicture } from './picture-bytes.ts'

const { base64ToUint8Array, hexToUint8Array, uint8ArrayToBase64 } = z.core.util
const bytesOf = (text: string) => Uint8Array.from(text, (char) => char.codePointAt(0)!)

/** One pixel. */
const png = base64ToUint8Array(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
)
/** Three pixels by two. */
const jpeg = hexToUint8Array(
  'ffd8ffe000104a46494600010100000100010000ffc0000b080002000301011100ffda0008010100003f00d2cf20ffd9',
)
const given = { address: '', email: '', phone: '', website: '', color: '#1f4e79' }
const messageFor = (logo: string) =>
  updateLetterhead.safeParse({ ...given, logo }).error?.issues[0]?.message

describe('a picture', () => {
  test('has its type and size from its bytes', () => {
    expect(readPicture(png)).toEqual({ type: 'image/png', width: 1, height: 1 })
    expect(readPicture(jpeg)).toEqual({ type: 'image/jpeg', width: 3, height: 2 })
  })

  test.for([
    ['an empty file', new Uint8Array()],
    ['an SVG', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a GIF', bytesOf('GIF89a')],
    ['half a PNG', png.subarray(0, 40)],
    ['half a JPEG', jpeg.subarray(0, 30)],
    ['a PNG of no width', png.with(19, 0)],
    ['a PNG by its first bytes alone', hexToUint8Array('89504e470d0a1a0a')],
  ] as const)('is not %s', ([, bytes]) => {
    expect(readPicture(bytes)).toBeNull()
  })
})

describe('a logo', () => {
  test('is taken with its type and size', () => {
    const content = uint8ArrayToBase64(png)
    const head = { type: 'image/png', width: 1, height: 1 }
    expect(updateLetterhead.parse({ ...given, logo: content }).logo).toEqual({ ...head, content })
  })

  test('is refused with what is allowed', () => {
    expect(messageFor('<svg/>')).toBe('must be base64')
    expect(messageFor(uint8ArrayToBase64(bytesOf('GIF89a')))).toBe(
      'must be a whole PNG or JPEG picture',
    )
    expect(messageFor(uint8ArrayToBase64(new Uint8Array(200_001)))).toBe('must have at most 200 kB')
    const wide = uint8ArrayToBase64(png.with(18, 0x10))
    expect(messageFor(wide)).toBe('must have at most 4000 pixels on a side')
  })

  test.for(['http://oka.example', 'javascript:alert(1)', 'https://a:b@oka.example', 'oka.example'])(
    'stands beside no website such as %s',
    (website) => {
      expect(updateLetterhead.safeParse({ ...given, website }).success).toBe(false)
    },
  )
})
