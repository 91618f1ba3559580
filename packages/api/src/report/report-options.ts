import type { Locale } from '@oka/contract/locale'
import type { OptionPart, ReportOption } from '@oka/contract/report'
import { inLocale } from '@oka/contract/rubric'
import { servicesById } from '@oka/contract/service-id'
import type { CompanySettings } from '@oka/contract/settings'

import { formatTag, priceRange } from '../price-range.ts'

/** Options of one report. */
export const optionsMax = 3

type Fit = ReportOption['claims'][number]

/**
 * An option of the report: why it fits is `fit`, all else is what the catalogue says of the
 * service, and nothing where it says nothing. Undefined for a service that is not in it.
 */
export function optionOf(
  company: CompanySettings,
  locale: Locale,
  { serviceId, fit }: { serviceId: string; fit: Omit<Fit, 'part'> },
): ReportOption | undefined {
  const known = servicesById(company.services).get(serviceId)
  if (!known) return undefined
  const service = { id: serviceId, name: inLocale(known.name, locale) }
  const tag = formatTag(company, locale)
  const texts: Record<Exclude<OptionPart, 'fit'>, string | null> = {
    includes: inLocale(known.includes, locale),
    duration: inLocale(known.duration, locale),
    cost: priceRange(known, { locale, tag }),
    risk: inLocale(known.risk, locale),
  }
  const own = (['includes', 'duration', 'cost', 'risk'] as const).flatMap((part): Fit[] => {
    const text = texts[part]
    if (!text) return []
    const id = `option.${serviceId}.${part}`
    const origin = { kind: 'ours', service } as const
    return [{ id, text: upperFirst(text), origin, field: null, part }]
  })
  return { service, claims: [{ ...fit, part: 'fit' }, ...own] }
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
