import type { EnteredField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'
import type { Rehearsal, saveRehearsal } from '@oka/contract/rehearsal'
import { bands } from '@oka/contract/band'
import type { input } from 'zod'

import type { Turn } from './use-talk.ts'

/** A saved conversation as form values: one message a line, an empty value where something must not be known. */
export type Values = {
  title: string
  locale: Locale
  lines: string
  facts: { field: EnteredField; value: string }[]
  band: string
  answers: { line: string; source: string }[]
}

export const emptyValues = (locale: Locale): Values => {
  return { title: '', locale, lines: '', facts: [], band: '', answers: [] }
}

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

export function toValues({ title, locale, lines, expected }: Rehearsal): Values {
  return {
    title,
    locale,
    lines: lines.map(inOneLine).join('\n'),
    facts: expected.facts.map(({ field, value }) => ({ field, value: value ?? '' })),
    band: expected.band ?? '',
    answers: expected.answers.map(({ line, source }) => {
      return { line: String(line), source: source ?? '' }
    }),
  }
}

/** A conversation that was just held: what it yielded is what it should yield. */
export function keptValues(turns: readonly Turn[], locale: Locale): Values {
  const last = turns.at(-1)?.turn
  const known = last?.facts.filter(({ rejected }) => !rejected) ?? []
  return {
    title: inOneLine(turns[0]?.said ?? '').slice(0, 100),
    locale,
    lines: turns.map(({ said }) => inOneLine(said)).join('\n'),
    facts: known.slice(0, 20).map(({ field, value }) => ({ field, value })),
    band: last?.band ?? '',
    answers: turns.flatMap(({ turn }, index) => {
      const [source] = turn.reply.sources
      return source ? [{ line: String(index + 1), source: source.title.slice(0, 200) }] : []
    }),
  }
}

export function toInput(values: Values): input<typeof saveRehearsal> {
  const { title, locale, lines, facts, band, answers } = values
  return {
    title,
    locale,
    lines: lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    expected: {
      facts: facts.map(({ field, value }) => ({ field, value: value.trim() || null })),
      band: bands.find((one) => one === band) ?? null,
      answers: answers.map(({ line, source }) => {
        return { line: Number(line), source: source.trim() || null }
      }),
    },
  }
}

/** The form's path of a field of the contract: the messages are one field. */
export const placeOf = (path: string): string =>
  path.replace(/^expected\./, '').replace(/^lines\..*$/, 'lines')
