import { z } from 'zod'

import { isPlain, isVisible } from './plain-text.ts'

const empty = 'must not be empty'

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
    .refine(isPlain, {
      error: 'must not contain control or text-direction characters',
    })
    .refine((value) => min === 0 || value === '' || isVisible(value), { error: empty })
}
