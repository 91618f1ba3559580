import type { Article, FetchedPage } from '@oka/contract/knowledge-article'
import { useMutation } from '@tanstack/react-query'
import { diffLines } from 'diff'
import { RefreshCw } from 'lucide-react'
import { type ReactElement, useMemo } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { notify } from '../ui/toaster.tsx'
import { FetchProgress } from './fetch-row.tsx'

type PageSourceProps = {
  article: Pick<Article, 'sourceUrl' | 'fetchedAt'>
  /** The text as it is in the form. */
  body: string
  onUse: (page: FetchedPage) => void
}

/** Where an article was fetched from; fetched again, what is different there before any of it is used. */
export function PageSource({ article, body, onUse }: PageSourceProps): ReactElement | null {
  const t = useTranslations('knowledge')
  const explain = useExplain()
  const again = useMutation(
    trpc.knowledge.fetchPage.mutationOptions({
      onSuccess: (page) => {
        if (page.body === body) notify(t('fetchedSame'))
      },
    }),
  )
  const { sourceUrl, fetchedAt } = article
  if (sourceUrl === null) return null
  const page = again.data && again.data.body !== body ? again.data : undefined
  const use = (): void => {
    if (page) onUse(page)
    again.reset()
    notify(t('changesUsed'))
  }
  return (
    <section className="grid gap-3 rounded-lg border bg-raised px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 wrap-anywhere text-ink-2">
          <a
            href={sourceUrl}
            target="_blank"
            rel="noreferrer"
            className="text-accent-ink hover:underline"
          >
            {t('source', { host: new URL(sourceUrl).hostname })}
          </a>{' '}
          {fetchedAt && <Age at={fetchedAt} />}
        </p>
        <Button
          size="sm"
          icon={RefreshCw}
          busy={again.isPending}
          onClick={() => again.mutate({ url: sourceUrl })}
        >
          {t('fetchAgain')}
        </Button>
      </div>
      <FetchProgress isFetching={again.isPending} />
      {again.isError && (
        <p role="alert" className="text-bad-ink">
          {explain(again.error)}
        </p>
      )}
      {page && (
        <>
          <Changes before={body} after={page.body} />
          <p className="flex flex-wrap gap-2">
            <Button size="sm" variant="primary" onClick={use}>
              {t('useChanges')}
            </Button>
            <Button size="sm" variant="ghost" onClick={() => again.reset()}>
              {t('keepText')}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

/** The lines that differ, as a list that a screen reader can follow as well. */
function Changes({ before, after }: { before: string; after: string }): ReactElement {
  const t = useTranslations('knowledge')
  const changes = useMemo(
    () =>
      diffLines(before, after)
        .map(({ added, removed, value }, key) => ({ key, added, removed, value }))
        .filter(({ added, removed }) => added || removed),
    [before, after],
  )
  return (
    <section aria-label={t('changes')} className="grid gap-2">
      <h3 className="font-semibold">{t('changes')}</h3>
      <ul className="grid max-h-80 gap-1.5 overflow-y-auto scroll-thin">
        {changes.map(({ key, added, value }) => (
          <li
            key={key}
            className={cx(
              'rounded-md px-2.5 py-1.5',
              added ? 'bg-good-soft text-good-ink' : 'bg-bad-soft text-bad-ink',
            )}
          >
            <span className="block text-xs font-medium">{t(added ? 'added' : 'removed')}</span>
            <span className={cx('wrap-anywhere whitespace-pre-line', !added && 'line-through')}>
              {value.trim()}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
