import type { LeadEntry } from '@oka/contract/lead'
import { useTranslations } from 'use-intl'

/** An issue of zod, passed on by react-hook-form, or `refused` by the server. */
type Issue = { type?: unknown } | undefined

export const refused = { type: 'refused' } as const

/** The error message of a lead's field: its own where it has one, else by the kind of issue. */
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
