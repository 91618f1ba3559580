import { useTranslations } from 'use-intl'

type Field = 'name' | 'email' | 'company' | 'phone' | 'fitScore' | 'status'

/** What zod found, as react-hook-form hands it on, or `refused` for what the server found. */
type Issue = { type?: unknown } | undefined

export const refused = { type: 'refused' } as const

/** The sentence for what is wrong with a field of a lead. */
export function useIssueText(): (field: Field, issue: Issue) => string | undefined {
  const t = useTranslations('leads')
  return (field, issue) => {
    if (!issue) return undefined
    if (field === 'email') return t('emailWrong')
    if (field === 'fitScore') return t('scoreWrong')
    if (issue.type === 'too_big') return t('tooLong')
    if (field === 'phone') return t('phoneWrong')
    if (issue.type === 'too_small') return t('nameMissing')
    return t('notAllowed')
  }
}
