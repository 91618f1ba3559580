import type { MessageSource } from '@oka/contract/knowledge'
import { Link } from '@tanstack/react-router'
import { BookOpen } from 'lucide-react'
import type { ReactElement } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { formatMoment } from '../i18n/formats.ts'

/** What an answer of the assistant rests on: each source with its words, and where it can be changed. */
export function MessageSources({ sources }: { sources: readonly MessageSource[] }): ReactElement {
  return (
    <ul className="grid max-w-full gap-0.5 px-1">
      {sources.map((source, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- they never change
        <li key={index}>
          <Source source={source} />
        </li>
      ))}
    </ul>
  )
}

const link = 'text-accent-ink underline'

function Source({ source }: { source: MessageSource }): ReactElement {
  const { articleId, title, quote, url, updatedAt } = source
  const t = useTranslations('inbox')
  const locale = useLocale()
  return (
    <details className="text-xs text-ink-3">
      <summary className="w-fit cursor-pointer rounded-xs py-1 hover:text-ink-2">
        <BookOpen aria-hidden className="mr-1.5 inline size-3.5 align-[-2px]" />
        {t('source', { title })}
      </summary>
      <blockquote className="my-1 border-l-2 border-line pl-3 text-sm text-typed text-ink-2">
        {quote}
      </blockquote>
      <p className="flex flex-wrap gap-x-3 pb-1">
        <span>{t('sourceOf', { day: formatMoment(new Date(updatedAt), locale) })}</span>
        {articleId === null ? (
          <Link to="/settings" className={link}>
            {t('openSettings')}
          </Link>
        ) : (
          <Link to="/knowledge/$articleId" params={{ articleId }} className={link}>
            {t('openArticle')}
          </Link>
        )}
        {url !== null && (
          <a href={url} target="_blank" rel="noopener noreferrer" className={link}>
            {t('openPage')}
          </a>
        )}
      </p>
    </details>
  )
}
