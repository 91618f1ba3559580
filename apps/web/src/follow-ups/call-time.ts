import type { Locale } from '@oka/contract/locale'

import { formatDay, formatTime } from '../i18n/formats.ts'

/**
 * When a call is wanted, in the reader's time zone: the day, then the time or the range; whole days
 * have no time.
 */
export function formatCallTime(
  { from, until }: { from: string; until: string | null },
  now: Date,
  locale: Locale,
): string {
  const [start, end] = [new Date(from), until === null ? null : new Date(until)]
  const day = formatDay(start, now, locale)
  if (!end) return `${day}, ${formatTime(start, locale)}`
  const wholeDays = (end.getTime() - start.getTime()) / 86_400_000
  if (wholeDays > 1.1) {
    return `${day} – ${formatDay(new Date(end.getTime() - 1), now, locale)}`
  }
  if (wholeDays > 0.9) return day
  return `${day}, ${formatTime(start, locale)} – ${formatTime(end, locale)}`
}
