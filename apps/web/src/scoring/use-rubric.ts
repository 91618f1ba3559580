import { type Fact, type FactField, isOwnField, type OwnField } from '@oka/contract/fact'
import { formatFact } from '@oka/contract/fact-value'
import { defaultRubric, inLocale, type OwnCriterion, type Rubric } from '@oka/contract/rubric'
import type { NamedCriterion } from '@oka/contract/score'
import { useFormatter, useLocale, useTranslations } from 'use-intl'

import { useKnownRubric } from './use-score-tone.ts'

/** The rubric in use; the product's own until it is there. */
export function useRubric(): Rubric {
  return useKnownRubric() ?? defaultRubric
}

/** Names criteria and fields of facts, the company's own ones as it calls them. */
export function useCriterionNames() {
  const t = useTranslations('words')
  const locale = useLocale()
  const { own } = useRubric()
  const ownName = (id: OwnField) => {
    const known = own.find((one) => one.id === id)
    return known ? inLocale(known.label, locale) : t('formerCriterion')
  }
  return {
    criterion: (name: NamedCriterion | OwnField) =>
      isOwnField(name) ? ownName(name) : t(`criterion.${name}`),
    field: (name: Fact['field']) => (isOwnField(name) ? ownName(name) : t(`field.${name}`)),
  }
}

/** The value of a fact in the reader's language, also of a criterion of the company's own. */
export function useFactValue(): (fact: Pick<Fact, 'field' | 'value'>) => string {
  const locale = useLocale()
  const format = useFormatter()
  const { own } = useRubric()
  return ({ field, value }) => {
    if (!isOwnField(field)) return formatFact(field satisfies FactField | 'fitScore', value, locale)
    const criterion = own.find((one) => one.id === field)
    return criterion ? formatOwn(criterion, value, { locale, format }) : value
  }
}

type Reader = { locale: 'en' | 'fr'; format: ReturnType<typeof useFormatter> }

function formatOwn(criterion: OwnCriterion, value: string, { locale, format }: Reader): string {
  switch (criterion.kind) {
    case 'choice': {
      const option = criterion.options.find(({ key }) => key === value)
      return option ? inLocale(option.words, locale) : value
    }
    case 'number':
      return format.number(Number(value))
    case 'date':
      return formatFact('horizon', value, locale)
    case 'text':
      return value
  }
}
