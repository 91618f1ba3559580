import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { type FactField, factFields } from '@oka/contract/fact'
import type { LeadStatus } from '@oka/contract/lead'
import { leadStatuses, locales } from '@oka/contract/known-values'
import type { Locale } from '@oka/contract/locale'

/** Which of the two colleagues writes. */
export type Colleague = 'c' | 't'
export type Speaker = 'v' | 'a' | Colleague

export type DemoConversation = {
  locale: Locale
  /** Minutes before now at which it began. */
  ago: number
  /** Path of the page the visitor wrote from. */
  page: string
  status: LeadStatus
  /** Whether a colleague still answers it. */
  human: boolean
  /** Whether it triggers a call on all, as a hot lead does. */
  hot: boolean
  report: boolean
  mail: boolean
  said: { by: Speaker; text: string }[]
  notes: { by: Colleague; text: string }[]
  facts: { field: FactField; value: string; quote: string }[]
}

/**
 * Reads the conversations of the demo: plain texts, one conversation after the other.
 *
 *     @ 3d 14:12 /services qualified report mail     three days ago at 14:12 UTC; or 90m for minutes
 *     v: what the visitor says                       a: the assistant, c: Camille, t: Tom
 *     note c: an internal note
 *     fact name: quotation                           with a value of its own: value << quotation;
 *                                                    a horizon as `P3M`, from the day of its message
 *
 * @param now the time from which ages are counted
 */
export async function readConversations(now: Date): Promise<DemoConversation[]> {
  const read = await Promise.all(
    locales.map(async (locale) => {
      const text = await readFile(join(import.meta.dirname, `conversations.${locale}.txt`), 'utf8')
      return text
        .split(/^@ /m)
        .slice(1)
        .map((block) => readConversation(locale, block.trim().split('\n'), now))
    }),
  )
  return read.flat().toSorted((one, other) => other.ago - one.ago)
}

function readConversation(locale: Locale, lines: string[], now: Date): DemoConversation {
  const [head = '', ...rest] = lines
  const [age = '', clock = '', page = '/', ...words] = head.split(' ')
  const conversation: DemoConversation = {
    locale,
    ago: minutesAgo(age, clock, now),
    page,
    status: leadStatuses.find((status) => words.includes(status)) ?? 'new',
    human: words.includes('human'),
    hot: words.includes('hot'),
    report: words.includes('report'),
    mail: words.includes('mail'),
    said: [],
    notes: [],
    facts: [],
  }
  for (const line of rest.filter(Boolean)) readLine(conversation, line)
  answerLast(conversation)
  return conversation
}

/** The assistant's replies to visitors who left an address; used in turn, so that they vary. */
const closings: Record<Locale, readonly string[]> = {
  en: [
    'Thank you, that is noted. A colleague will read what you wrote.',
    'Noted, thank you. Is there anything else I should pass on?',
    'Thank you. I have everything a colleague needs to come back to you.',
  ],
  fr: [
    'Merci, c’est noté. Un collègue lira ce que vous avez écrit.',
    'C’est noté, merci. Y a-t-il autre chose à transmettre ?',
    'Merci. Un collègue a maintenant tout ce qu’il faut pour revenir vers vous.',
  ],
}

/** Without a colleague, the assistant always has the last word. */
function answerLast({ said, locale }: DemoConversation): void {
  if (said.at(-1)?.by !== 'v' || said.some(({ by }) => by === 'c' || by === 't')) return
  const texts = closings[locale]
  const length = said.reduce((sum, { text }) => sum + text.length, 0)
  said.push({ by: 'a', text: texts[length % texts.length]! })
}

function minutesAgo(age: string, clock: string, now: Date): number {
  const count = Number.parseInt(age, 10)
  if (age.endsWith('m')) return count
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const begun = Date.UTC(
    now.getUTCFullYear(),
    now.getUTCMonth(),
    now.getUTCDate() - count,
    hour,
    minute,
  )
  return (now.getTime() - begun) / 60_000
}

function readLine(conversation: DemoConversation, line: string): void {
  const fact = /^fact (?<field>\w+): (?<value>.+?)(?: << (?<quote>.+))?$/.exec(line)?.groups
  const field = factFields.find((each) => each === fact?.['field'])
  const note = /^note (?<by>[ct]): (?<text>.+)$/.exec(line)?.groups
  const said = /^(?<by>[vact]): (?<text>.+)$/.exec(line)?.groups
  if (fact && field) {
    const value = fact['value']!
    conversation.facts.push({ field, value, quote: fact['quote'] ?? value })
  } else if (note) {
    conversation.notes.push({ by: note['by'] as Colleague, text: note['text']! })
  } else if (said) {
    conversation.said.push({ by: said['by'] as Speaker, text: said['text']! })
  } else throw new Error(`A line of the demo that cannot be read: ${line}`)
}
