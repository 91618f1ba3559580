import { z } from 'zod'

import { email } from './auth.ts'
import { logoTypes, readPicture } from './picture-bytes.ts'
import { secureUrl } from './secure-url.ts'
import { text } from './text.ts'

/** Bytes of a logo. */
export const logoMaxBytes = 200_000
/** Pixels of its longer side: a small file may unpack to gigabytes. */
export const logoMaxPixels = 4000

/** A stored logo; its bytes are found under the hash, also after another has replaced it. */
export const logo = z.object({
  /** SHA-256 of its content, hexadecimal. */
  hash: z.string(),
  type: z.enum(logoTypes),
  /** Pixels. */
  width: z.int(),
  height: z.int(),
})
export type Logo = z.infer<typeof logo>

const color = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #1f4e79')

/** What reports and their mails are headed with. Stored in the company's settings, which hold name and address. */
export const letterhead = z.object({
  /** Raised with each change, for the optimistic lock. */
  version: z.int().default(0),
  email: z.string().default(''),
  phone: z.string().default(''),
  website: z.string().default(''),
  color: color.default('#1f4e79'),
  logo: logo.nullable().default(null),
})
export type Letterhead = z.infer<typeof letterhead>

/** The letterhead as it is edited: with the address, which the assistant answers with as well. */
export const letterheadSettings = letterhead.extend({ name: z.string(), address: z.string() })
export type LetterheadSettings = z.infer<typeof letterheadSettings>

const tooLarge = `must have at most ${logoMaxBytes / 1000} kB`

/** A logo as base64; its type and size are read from its bytes. */
const logoInput = z
  .string()
  .max(Math.ceil(logoMaxBytes / 3) * 4, tooLarge)
  .pipe(z.base64('must be base64'))
  .transform((content, context) => {
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    const bytes = z.core.util.base64ToUint8Array(content)
    if (bytes.length > logoMaxBytes) return refuse(tooLarge)
    const picture = readPicture(bytes)
    if (!picture) return refuse('must be a whole PNG or JPEG picture')
    if (Math.max(picture.width, picture.height) > logoMaxPixels)
      return refuse(`must have at most ${logoMaxPixels} pixels on a side`)
    return { ...picture, content }
  })

/** A logo's bytes as base64, for those who edit it. */
export const logoContent = z.object({ type: z.enum(logoTypes), content: z.string() })
export type LogoContent = z.infer<typeof logoContent>

/** The whole letterhead; `logo` keeps the present one where absent, and null removes it. */
export const updateLetterhead = z.object({
  /** The version that was read; absent to overwrite any. */
  version: z.int().min(0).optional(),
  /** As it is written on a letter, in lines. */
  address: text(300),
  email: z.union([z.literal(''), email], { error: 'must be an e-mail address' }),
  phone: text(40),
  website: z.union([z.literal(''), secureUrl], {
    error: 'must be an address that begins with https://',
  }),
  color,
  logo: logoInput.nullable().optional(),
})
export type UpdateLetterhead = z.infer<typeof updateLetterhead>
