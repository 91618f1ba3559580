import { sentencesIn } from '@oka/contract/intl-formats'
import type { MessageSource } from '@oka/contract/knowledge'
import { forbiddenIn } from '@oka/contract/persona'

import { addressesIn, namesIn, numbersIn, promisesIn, wordsIn } from '../claim-parts.ts'
import type { AssistantInput, KnowledgePassage } from '../ports/assistant.ts'

/** What of a text can be true or false. */
type Parts = ReadonlySet<string>

/** Characters of a source that are shown as its quotation. */
const quoteMaxLength = 400

const weekday =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b|\bweek-?ends?\b/gi

/** Everything in a text that needs a source: numbers, dates, days, names, addresses, commitments. */
function partsOf(text: string): Parts {
  return new Set([
    ...addressesIn(text),
    // "One or two questions" counts nothing of the company's.
    ...numbersIn(text, { small: false }),
    ...namesIn(text),
    ...[...promisesIn(text)].map((kind) => `promise ${kind}`),
    ...[...text.matchAll(weekday)].map(([day]) => `day ${day.toLowerCase().replace(/s$/, '')}`),
  ])
}

/** The same as evidence, in which a name is any word. */
function evidenceIn(text: string): Parts {
  return new Set([...partsOf(text), ...numbersIn(text), ...wordsIn(text)])
}

/** Marks that a model puts behind what it has from a source: `[1]`, `[1, 2]`. */
const citation = / ?\[(\d{1,2}(?:, ?\d{1,2})*)\]/g

export const withoutCitations = (written: string): string => written.replaceAll(citation, '')

/** Links are not judged here: those that lead to other sites than the company's are removed, wherever they stand. */
const link = /\bhttps?:\/\/\S+/gi

const speaksOfUs =
  /\b(?:we|we're|we've|our|ours|us|nous|notre|nos|on (?:est|a|fait|propose|travaille|utilise))\b/i

export type CheckedAnswer = {
  text: string
  /** The sources that what is left rests on. */
  sources: MessageSource[]
  /** A sentence was taken out. */
  isCut: boolean
  /** Something is left that is no question. */
  isAnswer: boolean
}

/**
 * Checks what a model states about the company: a sentence with a number, a date, a name, an address or a
 * commitment that stands in no source, and that neither the visitor nor staff have written, is taken out, and
 * so is one about a subject that the assistant must not speak of.
 * No author is trusted. The check is for one turn, and reads its evidence once.
 */
export function createAnswerCheck(
  input: Pick<AssistantInput, 'company' | 'transcript' | 'facts' | 'knowledge' | 'locale'>,
): (written: string) => CheckedAnswer {
  const { company, transcript, facts, knowledge, locale } = input
  const sources = knowledge.map((passage) => ({
    passage,
    parts: evidenceIn(`${passage.title}\n${passage.heading}\n${passage.content}`),
  }))
  const ours = evidenceIn(
    [company.name, ...Object.values(company.description), ...company.sites].join('\n'),
  )
  let said: Parts | undefined
  // A long conversation takes milliseconds to read, and few replies need it.
  const isSaid = (part: string) => {
    said ??= evidenceIn(
      [
        ...transcript.filter(({ role }) => role === 'visitor' || role === 'agent').map(textOf),
        ...facts.map(({ value }) => value),
      ].join('\n'),
    )
    return said.has(part)
  }
  const isBacked = (part: string) =>
    sources.some(({ parts }) => parts.has(part)) || ours.has(part) || isSaid(part)

  return (written) => {
    const cited = new Set<number>()
    const sentences = sentencesIn(written, locale).map((segment) => {
      const bare = withoutCitations(segment)
      const parts = [...partsOf(bare.replaceAll(link, ' '))]
      const isAsked = /\?\s*$/.test(bare) && !speaksOfUs.test(bare)
      const isForbidden = forbiddenIn(bare, company.persona.forbidden) !== undefined
      const isKept = !isForbidden && (isAsked || parts.every(isBacked))
      if (isKept) for (const number of citedIn(segment, parts)) cited.add(number)
      return { bare, isKept, isQuestion: /\?\s*$/.test(bare) }
    })
    const kept = sentences.filter(({ isKept }) => isKept)
    return {
      text: kept
        .map(({ bare }) => bare)
        .join('')
        .trim(),
      sources: [...cited].toSorted((one, other) => one - other).flatMap(sourceAt),
      isCut: kept.length < sentences.length,
      isAnswer: kept.some(({ bare, isQuestion }) => !isQuestion && bare.split(/\s+/).length > 3),
    }
  }

  /** The sources that a sentence names, and those that alone hold what it states. */
  function citedIn(sentence: string, parts: readonly string[]): number[] {
    const named = [...sentence.matchAll(citation)].flatMap(([, numbers = '']) =>
      numbers.split(',').map((number) => Number(number) - 1),
    )
    const held = parts
      .filter((part) => !ours.has(part) && !isSaid(part))
      .map((part) => sources.findIndex((source) => source.parts.has(part)))
    return [...named, ...held].filter((number) => number in sources)
  }

  function sourceAt(number: number): MessageSource[] {
    const source = sources[number]
    return source ? [toSource(source.passage)] : []
  }
}

const textOf = ({ content }: { content: string }) => content

function toSource({ articleId, title, content, url, updatedAt }: KnowledgePassage): MessageSource {
  const isLong = content.length > quoteMaxLength
  const end = content.lastIndexOf(' ', quoteMaxLength - 1)
  const quote = isLong ? `${content.slice(0, end > 0 ? end : quoteMaxLength - 1)}…` : content
  return { articleId, title, quote, url, updatedAt }
}
