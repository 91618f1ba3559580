import { dayIn } from '@oka/contract/time-zone'

import { dayAfter } from './calendar.ts'
import { findDates } from './horizon-dates.ts'
import { findDurations, type Horizon } from './horizon-durations.ts'
import type { Found, Statement } from './statement.ts'
import { matchesIn } from '../patterns.ts'

const atOnce =
  /\b(?:asap|a\.s\.a\.p|(?:des|aussi vite|aussi tot) que possible|le (?:plus|\+) (?:vite|tot|rapidement) possible|au plus (?:vite|tot)|immediatement|tout de suite|tres urgent|super urgent|assez urgent|urgente?|en urgence|en extreme urgence|right away|right now|immediately|(?:as )?soon as (?:possible|poss)|as soon as we can|urgently|straight away|le plus tot sera le mieux|(?:the )?sooner the better|as soon as you (?:can|start|could|guys)(?: \w+)?|le plus tot est le mieux|aussitot que possible|hier si possible|avant-hier|(?<=\bneed (?:\S+ ){1,4})yesterday)(?![\p{L}\d])/gu
const atOnceAnswer = /\b(?:maintenant|now|today|yesterday|hier|aujourd'hui|de suite)\b/g
const soon = /\b(?:rapidement|assez vite|bientot|prochainement|vite|soon|quickly|fairly fast)\b/g
const tomorrow = /\b(?:demain|tomorrow)\b/g
const denied = /\b(?:pas|rien d'|not|no|n'est|non|isn't|aucune|sans|jamais)\s*(?:\w+ ){0,2}$/

/** A time to be called back is no time for the project. */
const callBack =
  /\b(?:rappel\w*|recontact\w*|contactez|joindre|appelez|rdv|rendez-vous|call me|call us|ring me|call back|contact me|reach me|meeting|meets?|se reuni\w*|repond\w*|reply|minutes (?:of your|to talk|au tel\w*)|quick call|(?:talk|speak|chat|discuss|parler|echanger|discuter)(?: \w+){0,2} (?:before|by|on|next|this|avant|d'ici))\b/

function words(text: string, pattern: RegExp, value: string, vague = false): Horizon[] {
  return matchesIn(text, pattern)
    .filter((match) => !denied.test(text.slice(Math.max(0, match.index - 25), match.index)))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      value,
      vague,
    }))
}

/** The day of a message where the company is. */
function sentAt({ message, timeZone }: Statement): Date {
  return new Date(`${dayIn(timeZone, new Date(message.createdAt))}T00:00:00Z`)
}

function readings(statement: Statement): Horizon[][] {
  const { text, asked } = statement
  const isAnswer = asked.has('horizon')
  const now = sentAt(statement)
  const kinds = [
    findDurations(text, isAnswer),
    findDates(text, now, isAnswer),
    words(text, atOnce, 'P0D'),
    ...(isAnswer
      ? [
          words(text, atOnceAnswer, 'P0D'),
          words(text, tomorrow, 'P1D'),
          words(text, soon, 'P1M', true),
        ]
      : []),
  ]
  const dated = ({ value, ...rest }: Horizon) => {
    return { ...rest, value: value.startsWith('P') ? dayAfter(now, value) : value }
  }
  return kinds.map((kind) => kind.map(dated))
}

/** Every day that a text may mean. */
export function horizonsIn(statement: Statement): string[] {
  return readings(statement).flatMap((kind) => kind.map(({ value }) => value))
}

/** "Make that March, February is full": what follows is meant, whatever else is named. */
const instead = /\b(?:make (?:it|that)|let'?s say|disons|mettons|plutot|rather) /
const limit = /^(?:pour|by|before|avant|for|d ?'? ?ici)\b/

/** "Septembre, août c'est mort". */
const ruledOut =
  /^,? (?:c'est|is|it's|est|c) (?:mort|full|out|trop|too|impossible|no good|plein|complet|foutu|pas possible|a no|off)\b/

/** "Not by March", "pas pour la saison prochaine": it is another that is meant. */
const deniedBefore =
  /\b(?:not|pas|plus|instead of|rather than|au lieu de|plutot que)(?: (?:by|for|in|pour|d'ici|en))? $/

/** "Fin avril au plus tard, avant les moissons", "in April, after the holidays": what makes it that day. */
function isExplainedBy(event: Horizon, day: Horizon, text: string): boolean {
  const said = text.slice(event.start, event.end)
  const isEvent = /^(?:avant|apres|before|after) (?:les?|la|l'|the)\b(?!.*\d)/.test(said)
  return isEvent && /^(?: au plus tard| at the latest)?, $/.test(text.slice(day.end, event.start))
}

/**
 * The last one said, since people correct themselves as they write; but "pour la rentrée, les
 * inscriptions commencent en juin" says in passing what else there is in June.
 */
function chosen(text: string, all: readonly Horizon[]): Horizon | undefined {
  const open = all.filter(({ end }) => !ruledOut.test(text.slice(end)))
  // "Pas fin janvier mais fin avril".
  const meant = open.filter(({ start }) => !deniedBefore.test(text.slice(0, start)))
  const found = meant.length > 0 ? meant : open
  const said = instead.exec(text)
  const amended = said && found.find(({ start }) => start >= said.index + said[0].length - 1)
  if (amended) return amended
  const last = found.pop()
  const explained = last && found.findLast((one) => isExplainedBy(last, one, text))
  if (explained) return explained
  if (!last || !/^(?:en|in) /.test(text.slice(last.start, last.end))) return last
  return found.findLast(({ start, end }) => limit.test(text.slice(start, end))) ?? last
}

/** The day by which it shall be done; at most one a message. */
export function extractHorizon(statement: Statement): Found[] {
  if (!statement.asked.has('horizon') && callBack.test(statement.text)) return []
  const horizon = readings(statement)
    .map((kind) => chosen(statement.text, kind))
    .find((one) => one !== undefined)
  if (!horizon) return []
  const { start, end, value, vague } = horizon
  return [{ field: 'horizon', value, by: vague ? 'assistant' : 'visitor', start, end }]
}
