import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { type CompanyPassage, parsePassages } from '@oka/assistant/training/questions'
import type { Locale } from '@oka/contract/locale'

/** The invented companies whose knowledge is asked about. */
export const companies = [
  'consultancy',
  'practice',
  'plumber',
  'vet',
  'driving',
  'agency',
  'integrator',
  'lab',
  'cooperative',
  'gardener',
] as const
export type Company = (typeof companies)[number]

/**
 * Of the first three companies: what the rules were tuned on; what was written afterwards, and measured before its
 * general faults were mended; and what was written last, of which only the measure was taken. Of two companies of
 * other trades: what the likelihood was built on, what it was checked on, and what was asked once at the end. Of a sixth,
 * which is much like the first, questions that were written before its rules were read, and whose faults nobody looked at.
 * Of a seventh, in other words still, what general faults were mended by; the likelihood is learnt from it as well.
 * Of an eighth, of software, data and AI: held-out questions, written before the rules were read; their errors are never
 * inspected. Of a ninth, of the same trade: questions that the rules and the likelihood were tuned on.
 * `strangers` asks of the first company in the words of people who know neither its pages nor the rules; `gardener` of a tenth, of a trade that
 * nothing was learnt from. By the misses of `strangers` it was decided to learn what is meant, and to ask back about questions that tell a
 * need; both were asked each time that thresholds were tried.
 */
export const halves = [
  'tuning',
  'unseen',
  'last',
  'training',
  'validation',
  'test',
  'fresh',
  'trial',
  'held-out',
  'drill',
  'strangers',
  'gardener',
] as const
type Half = (typeof halves)[number]

export type SetQuestion = {
  half: Half
  text: string
  /** The passage that answers it; null where none does. */
  id: string | null
}

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')

export const readPassages = (company: Company, locale: Locale): CompanyPassage[] =>
  parsePassages(read(`${company}-${locale}.txt`))

/** A question a line, behind the id of its passage, or behind `-` where none answers it. */
export function readQuestions(company: Company, locale: Locale): SetQuestion[] {
  let half: Half = 'tuning'
  return read(`${company}-questions-${locale}.txt`)
    .trim()
    .split('\n')
    .flatMap((line) => {
      const heading = /^== (.+)$/.exec(line)?.[1]
      if (heading) half = heading as Half
      const [, id = '', text = ''] = /^([a-z-]+): (.+)$/.exec(line) ?? []
      return heading ? [] : [{ half, text, id: id === '-' ? null : id }]
    })
}
