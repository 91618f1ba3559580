import { articleMaxLength } from '@oka/contract/limits'
import type { ArticlePassage } from '@oka/contract/knowledge-article'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { invalidFieldsOf, useExplain } from '../problems.ts'
import { client } from '../trpc.ts'
import { useDebounced } from '../ui/use-debounced.ts'

/** Milliseconds that typing pauses before the passages are read again. */
const pauseMs = 400

/** The passages that a text would be cut into, as they are quoted. */
export function PassagePreview({ title, body }: { title: string; body: string }): ReactElement {
  const explain = useExplain()
  const t = useTranslations('knowledge')
  const settled = useDebounced(`${title.trim() || '…'}\n${body}`, pauseMs)
  const end = settled.indexOf('\n')
  const text = { title: settled.slice(0, end).slice(0, 200), body: settled.slice(end + 1) }
  const hasText = text.body.trim() !== '' && text.body.length <= articleMaxLength
  const preview = useQuery({
    queryKey: ['knowledge-preview', text],
    queryFn: ({ signal }) => client.knowledge.preview.mutate(text, { signal }),
    enabled: hasText,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  })
  if (hasText && preview.isError) {
    const isRefused = invalidFieldsOf(preview.error).length > 0
    return (
      <p role="alert" className="text-sm text-bad-ink">
        {isRefused ? t('bodyRefused') : explain(preview.error)}
      </p>
    )
  }
  return <PassageList passages={hasText ? (preview.data?.passages ?? []) : []} />
}

export function PassageList({ passages }: { passages: readonly ArticlePassage[] }): ReactElement {
  const t = useTranslations('knowledge')
  if (passages.length === 0) return <p className="text-sm text-ink-3">{t('previewEmpty')}</p>
  const placed = passages.map(({ heading, content }, place) => ({ heading, content, place }))
  return (
    <>
      <p className="text-xs text-ink-3">{t('previewText', { count: passages.length })}</p>
      <ol className="grid gap-2.5">
        {placed.map(({ heading, content, place }) => (
          <li
            key={place}
            className="grid gap-1 rounded-lg border bg-raised px-3 py-2.5 shadow-card"
          >
            <p className="text-xs font-medium text-pretty wrap-anywhere text-ink-3">{heading}</p>
            <p className="text-sm wrap-anywhere whitespace-pre-line">{content}</p>
          </li>
        ))}
      </ol>
    </>
  )
}
