import { findDates } from './horizon-dates.ts'
import { findDurations, type Horizon } from './horizon-durations.ts'
import type { Found, Statement } from './statement.ts'

const atOnce =
  /\b(?:asap|a\.s\.a\.p|(?:des|aussi vite|aussi tot) que possible|le plus (?:vite|tot|rapidement) possible|au plus (?:vite|tot)|immediatement|tout de suite|tres urgent|super urgent|assez urgent|urgente?|en urgence|en extreme urgence|right away|right now|immediately|as soon as possible|as soon as we can|urgently|straight away|le plus tot sera le mieux|the sooner the better)(?![\p{L}\d])/gu
const atOnceAnswer = /\b(?:maintenant|now|hier|yesterday|today|aujourd'hui|de suite)\b/g
const soon = /\b(?:rapidement|assez vite|bientot|prochainement|vite|soon|quickly|fairly fast)\b/g
const tomorrow = /\b(?:demain|tomorrow)\b/g
const denied = /\b(?:pas|rien d'|not|no|n'est|non|isn't|aucune|sans|jamais)\s*(?:\w+ ){0,2}$/

/** A time to be called back is no time for the project. */
const callBack =
  /\b(?:rappel\w*|recontact\w*|contactez|joindre|appelez|rdv|rendez-vous|call me|call back|contact me|reach me|meeting|repond\w*|reply)\b/

function words(text: string, pattern: RegExp, value: string, vague = false): Horizon[] {
  return [...text.matchAll(pattern)]
    .filter((match) => !denied.test(text.slice(Math.max(0, match.index - 25), match.index)))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      value,
      vague,
    }))
}

/** The day after an ISO 8601 duration of one unit, such as `P3M`. */
function dayAfter(from: Date, duration: string): string {
  const [, count = '0', unit = 'D'] = /^P(\d+)([DWMY])$/.exec(duration) ?? []
  const day = new Date(from)
  if (unit === 'D' || unit === 'W')
    day.setUTCDate(day.getUTCDate() + Number(count) * (unit === 'W' ? 7 : 1))
  else day.setUTCMonth(day.getUTCMonth() + Number(count) * (unit === 'Y' ? 12 : 1))
  return day.toISOString().slice(0, 10)
}

/** When it shall be done, counted from the time of the message; at most one a message. */
export function extractHorizon({ text, asked, message }: Statement): Found[] {
  const isAnswer = asked.has('horizon')
  if (!isAnswer && callBack.test(text)) return []
  const now = new Date(message.createdAt)
  const kinds = [
    () => findDurations(text, isAnswer),
    () => findDates(text, now, isAnswer),
    () => words(text, atOnce, 'P0D'),
    () => (isAnswer ? words(text, atOnceAnswer, 'P0D') : []),
    () => (isAnswer ? words(text, tomorrow, 'P1D') : []),
    () => (isAnswer ? words(text, soon, 'P1M', true) : []),
  ]
  for (const kind of kinds) {
    // The last one said: people correct themselves as they write.
    const horizon = kind().at(-1)
    if (!horizon) continue
    const { start, end, value, vague } = horizon
    return [
      {
        field: 'horizon',
        value: dayAfter(now, value),
        by: vague ? 'assistant' : 'visitor',
        start,
        end,
      },
    ]
  }
  return []
}
