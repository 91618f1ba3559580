import { z } from 'zod'

/**
 * Control characters (C0 and C1) other than tab and line breaks, and the bidirectional overrides and isolates
 * that can make a text read otherwise than it is stored (Unicode TR36 section 3.2).
 */
// oxlint-disable-next-line no-control-regex -- refusing control characters is the point
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u

const empty = 'must not be empty'
/** A visible character: format characters and fillers are not (Unicode's Default_Ignorable_Code_Point). */
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u

/** The beginning of a text, at most that long, without half of an emoji at its end: PostgreSQL's jsonb refuses one. */
export const cutText = (value: string, max: number): string =>
  value.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')

/** Trimmed text of at most `max` characters, without deceptive or control characters. */
export function text(max: number, min = 0): z.ZodType<string, string> {
  return z
    .string()
    .trim()
    .min(min, min === 1 ? empty : undefined)
    .max(max, `must have at most ${max.toLocaleString('en')} characters`)
    .refine((value) => value.isWellFormed() && !forbidden.test(value), {
      error: 'must not contain control or text-direction characters',
    })
    .refine((value) => min === 0 || value === '' || visible.test(value), { error: empty })
}
