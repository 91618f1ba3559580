import {
  gapAskedMax,
  gapQuestionsMax,
  gapsMax,
  type KnowledgeGap,
} from '@oka/contract/knowledge-article'
import type { Locale } from '@oka/contract/locale'
import { listAnsweredQuestions, listOpenQuestions, type OpenQuestion } from '@oka/db/knowledge/gaps'

import type { Deps } from '../deps.ts'
import { ratio, trigramsOf, wordsOf } from './trigrams.ts'

/** How alike two questions are, apart from what most questions have, that ask for the same. */
const leastAlike = 0.5

/** The open questions of the latest visitors, alike ones as one; the most asked first, and answered ones last. */
export async function listGaps({ db }: Pick<Deps, 'db'>): Promise<KnowledgeGap[]> {
  const [asked, answered] = await Promise.all([
    listOpenQuestions(db, gapQuestionsMax),
    listAnsweredQuestions(db, gapQuestionsMax),
  ])
  return groupQuestions(asked, answered)
    .toSorted((one, other) => isAnswered(one) - isAnswered(other) || other.count - one.count)
    .slice(0, gapsMax)
}

const isAnswered = ({ article }: KnowledgeGap): number => Number(article !== null)

type Answered = { id: string; title: string; locale: Locale }
type Group = { asked: OpenQuestion[]; article: Answered | null }

/** Questions that ask for the same, in the order in which they were given, with the answer there is by now. */
export function groupQuestions(
  asked: readonly OpenQuestion[],
  answered: readonly Answered[],
): KnowledgeGap[] {
  const groups: Group[] = []
  const byLocale: Record<Locale, GroupIndex> = { en: createIndex(), fr: createIndex() }
  for (const question of asked) {
    const known = byLocale[question.locale].find(question.quote)
    if (known) {
      known.asked.push(question)
      continue
    }
    const group: Group = { asked: [question], article: null }
    groups.push(group)
    byLocale[question.locale].add(question.quote, group)
  }
  for (const article of answered) {
    const group = byLocale[article.locale].find(article.title)
    if (group) group.article ??= article
  }
  return groups.map(({ asked: own, article }) => ({
    question: own[0]!.quote,
    locale: own[0]!.locale,
    count: own.length,
    asked: own.slice(0, gapAskedMax).map(({ followUpId, conversationId, quote, askedAt }) => ({
      followUpId,
      conversationId,
      quote,
      askedAt,
    })),
    article: article && { id: article.id, title: article.title },
  }))
}

type GroupIndex = {
  add: (question: string, group: Group) => void
  /** The group whose first question is most alike. */
  find: (question: string) => Group | undefined
}

/** Finds groups by the trigrams they share with a question, without comparing it with each. */
function createIndex(): GroupIndex {
  const entries: { group: Group; size: number }[] = []
  const withTrigram = new Map<string, number[]>()
  return {
    add(question, group) {
      const trigrams = trigramsOf(significant(question))
      for (const trigram of trigrams) {
        const holders = withTrigram.get(trigram) ?? []
        holders.push(entries.length)
        withTrigram.set(trigram, holders)
      }
      entries.push({ group, size: trigrams.size })
    },
    find(question) {
      const trigrams = trigramsOf(significant(question))
      let best: { group: Group; alike: number } | undefined
      for (const [index, shared] of countHolders(trigrams, withTrigram)) {
        const { group, size } = entries[index]!
        const alike = ratio(shared, trigrams.size, size)
        if (alike >= leastAlike && alike > (best?.alike ?? 0)) best = { group, alike }
      }
      return best?.group
    },
  }
}

/** How many of the trigrams each entry holds that holds any. */
function countHolders(
  trigrams: ReadonlySet<string>,
  withTrigram: ReadonlyMap<string, readonly number[]>,
): Map<number, number> {
  const counts = new Map<number, number>()
  for (const trigram of trigrams) {
    for (const index of withTrigram.get(trigram) ?? []) {
      counts.set(index, (counts.get(index) ?? 0) + 1)
    }
  }
  return counts
}

/** Words that say nothing of what is asked for. */
const commonWords: ReadonlySet<string> = new Set(
  (
    'a an the is are am do does did can could will would should may i we you your our my me us it this that ' +
    'what when where who which how why much many of for to in on at with by and or any have has there please ' +
    'hello hi thanks un une le la les l d de du des est sont je j nous vous votre vos notre nos mon ma mes il ' +
    'elle on ce c cela ca que qu quoi quel quelle quels quelles quand ou qui comment pourquoi combien est avez ' +
    'ai a faites peut pouvez puis je y en dans sur avec pour par et bonjour merci svp se s'
  ).split(' '),
)

/** A question without those words; as it is where nothing else is left. */
function significant(question: string): string {
  const left = wordsOf(question).filter((word) => !commonWords.has(word))
  return left.length > 0 ? left.join(' ') : question
}
