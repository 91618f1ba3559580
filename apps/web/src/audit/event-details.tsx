import type { Event } from '@oka/contract/event'
import { isOwnField } from '@oka/contract/fact'
import { ArrowRight } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useCriterionNames } from '../scoring/use-rubric.ts'
import { Fold } from '../ui/fold.tsx'

/** The personal values before and after, for who opens them; nothing where there are none. */
export function EventDetails({ event }: { event: Event }): ReactElement | null {
  const t = useTranslations('audit')
  const before = event.before ?? {}
  const after = event.after ?? {}
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  if (fields.length === 0) return null
  return (
    <Fold label={t('details')}>
      <dl className="mt-1.5 grid gap-1 rounded-md bg-sunken px-3 py-2">
        {fields.map((field) => (
          <div
            key={field}
            className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2 max-sm:grid-cols-1 max-sm:gap-0"
          >
            <dt className="text-ink-3">
              <FieldName field={field} />
            </dt>
            <dd className="flex flex-wrap items-center gap-x-2 text-typed">
              {field in before && <Value value={before[field]} isFormer={field in after} />}
              {field in before && field in after && (
                <>
                  <ArrowRight aria-hidden className="size-3.5 shrink-0 text-ink-3" />
                  <span className="sr-only">{t('changedTo')}</span>
                </>
              )}
              {field in after && <Value value={after[field]} isFormer={false} />}
            </dd>
          </div>
        ))}
      </dl>
    </Fold>
  )
}

/** As the audit calls it, or else the page of the lead. */
function FieldName({ field }: { field: string }): string {
  const t = useTranslations()
  const criteria = useCriterionNames()
  if (isOwnField(field)) return criteria.field(field)
  const names = [`audit.fields.${field}`, `leads.${field}`] as 'audit.fields.name'[]
  const name = names.find((each) => t.has(each))
  return name ? t(name) : field
}

function Value({ value, isFormer }: { value: unknown; isFormer: boolean }): ReactElement {
  const t = useTranslations('audit')
  if (value === null || value === undefined || value === '' || isEmptyList(value)) {
    return <span className="text-ink-3 italic">{t('none')}</span>
  }
  return <span className={isFormer ? 'text-ink-3 line-through' : undefined}>{textOf(value)}</span>
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const isListOfTexts = Array.isArray(value) && value.every((each) => typeof each === 'string')
  return isListOfTexts ? value.join(', ') : JSON.stringify(value)
}
