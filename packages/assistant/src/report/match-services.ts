import type { Locale } from '@oka/contract/locale'
import { inLocale } from '@oka/contract/rubric'
import { servicesById } from '@oka/contract/service-id'
import type { CompanySettings, Service } from '@oka/contract/settings'

import { isGeneralWord, isSoftWord, termsOf } from '../knowledge/words.ts'

/** A service that fits, and the words of the visitor that say so. */
export type FittingService = { id: string; service: Service; because: Said }
type Said = { text: string; messageIds: readonly string[] }

/** Options of one report. */
const fittingMax = 3
/** Of the best one's points, what another one needs to be an option beside it. */
const shareOfBest = 0.6

/**
 * The services of the catalogue that fit what was said, best first. A service fits when at least
 * two words of what it is called, for whom it is or what is in it were said, one of them in its name
 * or among those for whom it is. Words that the whole catalogue has in common tell nothing.
 */
export function matchServices(
  company: CompanySettings,
  locale: Locale,
  said: readonly Said[],
): FittingService[] {
  const named = wordsOfNames(company.services, locale)
  const stemsOf = (text: string) => stemsIn(text, locale, named)
  const services = [...servicesById(company.services)].map(([id, service]) => {
    const { name, fits, includes } = service
    const main = stemsOf(`${inLocale(name, locale)}. ${inLocale(fits, locale)}`)
    return { id, service, stems: { main, other: stemsOf(inLocale(includes, locale)) } }
  })
  const sayings = said.map((one) => ({ said: one, stems: stemsOf(one.text) }))
  const all = new Set(sayings.flatMap(({ stems }) => [...stems]))
  /** In how many services it stands. */
  const spread = (stem: string) =>
    services.filter(({ stems: { main, other } }) => main.has(stem) || other.has(stem)).length
  const telling = [...all].filter((stem) => services.length < 3 || spread(stem) < services.length)
  const weigh = (stems: readonly string[]) => stems.reduce((sum, stem) => sum + 1 / spread(stem), 0)
  const scored = services.flatMap(({ id, service, stems: { main, other } }) => {
    const inMain = telling.filter((stem) => main.has(stem))
    const inOther = telling.filter((stem) => !main.has(stem) && other.has(stem))
    if (inMain.length === 0 || inMain.length + inOther.length < 2) return []
    const shared = new Set([...inMain, ...inOther])
    const best = sayings.toSorted(
      (one, two) => common(two.stems, shared) - common(one.stems, shared),
    )
    const points = 2 * weigh(inMain) + weigh(inOther)
    return [{ id, service, because: best[0]!.said, points }]
  })
  const ranked = scored.toSorted((one, two) => two.points - one.points)
  const most = ranked[0]?.points ?? 0
  return ranked
    .filter(({ points }) => points >= most * shareOfBest)
    .slice(0, fittingMax)
    .map(({ id, service, because }) => ({ id, service, because }))
}

const common = (stems: ReadonlySet<string>, shared: ReadonlySet<string>) =>
  [...stems].filter((stem) => shared.has(stem)).length

/** Words that name what is sold, though their stems are those of general words: "tournées" is no "tourner". */
function wordsOfNames(services: readonly Service[], locale: Locale): ReadonlySet<string> {
  const terms = services.flatMap(({ name }) => termsOf(inLocale(name, locale), locale, 'passage'))
  return new Set(terms.map(({ word }) => word).filter((word) => !isGeneralWord(word, locale)))
}

function stemsIn(text: string, locale: Locale, named: ReadonlySet<string>): ReadonlySet<string> {
  const terms = termsOf(text, locale, 'passage')
  const telling = terms.filter(
    ({ word, isName }) => isName || named.has(word) || !isSoftWord(word, locale),
  )
  return new Set(telling.map(({ stem }) => stem))
}
