import { clockIn, dayIn } from '@oka/contract/time-zone'

import { dayAfter, daysUntil, weekdays } from './calendar.ts'
import { matchesIn } from '../patterns.ts'

/** When to call, in UTC; `until` is null where a point in time was said. */
export type CallTime = { from: string; until: string | null }

/** Minutes of a day. */
type Hours = { from: number; until: number | null }

const wholeDay: Hours = { from: 0, until: 24 * 60 }
/** Of those who name no hour. */
const partsOfDay: readonly [RegExp, Hours][] = [
  [/\b(?:matin|morning)\b/, { from: 8 * 60, until: 12 * 60 }],
  [/\b(?:apres[- ]midi|afternoon)\b/, { from: 12 * 60, until: 18 * 60 }],
  [/\b(?:soir|evening|tonight)\b/, { from: 18 * 60, until: 21 * 60 }],
]
const laterHalf = /\b(?:apres[- ]midi|afternoon|soir|evening|tonight)\b/

const clock =
  /\b(?<hour>\d{1,2}) ?(?:(?<mark>h(?:eures?)?)(?: ?(?<minute>\d{2})\b)?|:(?<past>\d{2}))?(?: ?(?<half>am|pm)\b)?|\b(?:midi|noon)\b/g

/** The first and the last day, counted from today. */
type Days = { first: number; last: number }

/** By the number of the weekday. */
const weekdayNames: readonly RegExp[] = [0, 1, 2, 3, 4, 5, 6].map((weekday) => {
  const names = Object.keys(weekdays).filter((name) => weekdays[name] === weekday)
  return new RegExp(String.raw`\b(?:${names.join('|')})\b`)
})

/**
 * What a time as people say it means by the clock of a time zone: "demain vers 14h", "Thursday between 2
 * and 4 pm". A weekday is the next one; an hour without a day is the next such hour. Reads folded text;
 * null where it cannot be told, or is past.
 */
export function callTimeOf(text: string, sentAt: Date, timeZone: string): CallTime | null {
  const today = new Date(`${dayIn(timeZone, sentAt)}T00:00:00Z`)
  const days = daysNamed(text, today)
  const hours = hoursNamed(text) ?? (days && wholeDay)
  if (!hours) return null
  const { from, until } = hours
  const on = ({ first, last }: Days): CallTime => ({
    from: instantOf(dayAfter(today, `P${first}D`), from, timeZone),
    until: until === null ? null : instantOf(dayAfter(today, `P${last}D`), until, timeZone),
  })
  const isPast = (time: CallTime) => Date.parse(time.until ?? time.from) <= sentAt.getTime()
  const next = on(days ?? { first: 0, last: 0 })
  const meant = isPast(next) && !days ? on({ first: 1, last: 1 }) : next
  if (isPast(meant)) return null
  // "Before 6 pm" begins now.
  return Date.parse(meant.from) < sentAt.getTime()
    ? { ...meant, from: sentAt.toISOString() }
    : meant
}

const dayOnly = (day: number): Days => ({ first: day, last: day })

function daysNamed(text: string, today: Date): Days | undefined {
  if (/\b(?:semaine prochaine|next week)\b/.test(text))
    return { first: daysUntil(1, today), last: daysUntil(1, today) + 4 }
  const weekday = weekdayNames.findIndex((name) => name.test(text))
  if (weekday >= 0) return dayOnly(daysUntil(weekday, today))
  if (/\bapres[- ]demain\b/.test(text)) return dayOnly(2)
  if (/\b(?:demain|tomorrow)\b/.test(text)) return dayOnly(1)
  return /\b(?:aujourd'hui|today|ce soir|tonight|cet apres[- ]midi|this afternoon)\b/.test(text)
    ? dayOnly(0)
    : undefined
}

function hoursNamed(text: string): Hours | undefined {
  const isLater = laterHalf.test(text)
  const [first, last] = matchesIn(text, clock).map((match) => clockOf(match, isLater))
  if (first === undefined) return partsOfDay.find(([part]) => part.test(text))?.[1]
  if (first === null || last === null) return undefined
  if (last) return between(first, last)
  const before = text.slice(0, first.index)
  const { minutes } = first
  if (/\b(?:avant|before|by) ?$/.test(before)) return { from: 0, until: minutes }
  const isOpen = /\b(?:apres|after|a partir de|from|des) ?$/.test(before)
  return { from: minutes, until: isOpen ? wholeDay.until : null }
}

/** A time of the day; `isSaid`: which half of the day was said with it. */
type Clock = { index: number; minutes: number; isSaid: boolean }

/** "Between 2 and 4 pm" begins in the afternoon. */
function between(first: Clock, last: Clock): Hours {
  const noon = 12 * 60
  const isSameHalf = !first.isSaid && first.minutes < noon && first.minutes + noon < last.minutes
  return { from: first.minutes + (isSameHalf ? noon : 0), until: last.minutes }
}

/** Null for no time of a day. */
function clockOf({ index, groups = {} }: RegExpExecArray, isLater: boolean): Clock | null {
  const { hour, minute = groups['past'], half } = groups
  if (hour === undefined) return { index, minutes: 12 * 60, isSaid: true }
  const [hours, past] = [Number(hour), Number(minute ?? 0)]
  if (hours > 24 || past > 59) return null
  const ofDay = half ? (hours % 12) + (half === 'pm' ? 12 : 0) : hourMeant(hours, groups, isLater)
  return { index, minutes: ofDay * 60 + past, isSaid: half !== undefined }
}

/** An hour alone, such as "before 3", is one in which people work. */
function hourMeant(
  hours: number,
  { mark, minute, past }: Record<string, string | undefined>,
  isLater: boolean,
): number {
  const isAlone = [mark, minute, past].every((one) => one === undefined)
  return hours < 12 && (isLater || (isAlone && hours < 8)) ? hours + 12 : hours
}

/** The instant at which the clocks of a time zone show that day and minute. */
function instantOf(day: string, minutes: number, timeZone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000
  const offsetAt = (ms: number) => {
    const shown = clockIn(timeZone, ms)
    return Date.parse(`${shown.day}T${shown.time}Z`) - ms
  }
  // The offset at a moment less than a day off; then at the moment itself.
  const near = wall - offsetAt(wall)
  return new Date(wall - offsetAt(near)).toISOString()
}
