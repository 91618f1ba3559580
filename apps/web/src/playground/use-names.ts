import { type EnteredField, isOwnField } from '@oka/contract/fact'
import { inLocale } from '@oka/contract/rubric'
import { useLocale } from 'use-intl'

import { useCriterionNames, useRubric } from '../scoring/use-rubric.ts'
import { useDraft } from './draft.ts'

/** Names fields of facts, also of criteria that only the draft has. */
export function useFieldName(): (field: EnteredField) => string {
  const names = useCriterionNames()
  const locale = useLocale()
  const draft = useDraft()
  return (field) => {
    const own = isOwnField(field) && draft?.rubric?.own.find(({ id }) => id === field)
    return own ? inLocale(own.label, locale) : names.field(field)
  }
}

/** The company's own criteria, those of the draft where there is one. */
export function useOwnFields(): EnteredField[] {
  const draft = useDraft()
  const rubric = useRubric()
  return (draft?.rubric ?? rubric).own.map(({ id }) => id)
}
