import type { LeadEntry } from '@oka/contract/lead'
import { useTranslations } from 'use-intl'

/** What zod found, as react-hook-form hands it on, or `refused` for what the server found. */
type Issue = { type?: unknown } | undefined

export const refused = { type: 'refused' } as const

/** The sentence for what is wrong with a field of a lead: its own where it has one, else by what zod found. */
export function useIssueText(): (field: keyof LeadEntry, issue: Issue) => string | undefined {
  const t = useTranslations('leads')
  return (field, issue) => {
    if (!issue) return undefined
    if (field === 'phone' && issue.type === 'too_big') return t('tooLong')
    const own = `wrong.${field}` as 'wrong.email'
    if (t.has(own)) return t(own)
    if (issue.type === 'too_big') return t('tooLong')
    return t(issue.type === 'too_small' ? 'nameMissing' : 'notAllowed')
  }
}
