import type { Article, ArticleConflict } from '@oka/contract/knowledge-article'
import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Moment } from '../i18n/time.tsx'
import { Badge } from '../ui/badge.tsx'

/** What other articles say otherwise than this one: both sentences, and which is used. */
export function ConflictNotice({
  article: { conflicts, updatedAt },
}: {
  article: Article
}): ReactElement | null {
  const t = useTranslations('knowledge')
  if (conflicts.length === 0) return null
  return (
    <section
      aria-labelledby="conflicts"
      className="grid gap-2.5 rounded-lg bg-warn-soft px-4 py-3 text-sm"
    >
      <h2 id="conflicts" className="flex items-center gap-2 font-semibold text-warn-ink">
        <TriangleAlert aria-hidden className="size-4 shrink-0" />
        {t('conflicts')}
      </h2>
      <p className="text-pretty text-warn-ink">{t('conflictsText')}</p>
      <ul className="grid gap-3">
        {conflicts.map((conflict) => (
          <Conflict
            key={`${conflict.other.id} ${conflict.quote}`}
            conflict={conflict}
            updatedAt={updatedAt}
          />
        ))}
      </ul>
    </section>
  )
}

type ConflictProps = { conflict: ArticleConflict; updatedAt: string }

function Conflict({
  conflict: { reason, quote, otherQuote, other },
  updatedAt,
}: ConflictProps): ReactElement {
  const t = useTranslations('knowledge')
  const isHereUsed = updatedAt >= other.updatedAt
  return (
    <li className="grid gap-1.5 rounded-md bg-surface px-3 py-2">
      <p className="text-xs font-medium text-ink-3">{t(`reason.${reason}`)}</p>
      <dl className="grid gap-1.5">
        <Side quote={quote} at={updatedAt} isUsed={isHereUsed}>
          {t('here')}
        </Side>
        <Side quote={otherQuote} at={other.updatedAt} isUsed={!isHereUsed}>
          <Link
            to="/knowledge/$articleId"
            params={{ articleId: other.id }}
            aria-label={t('openOther', { title: other.title })}
            className="text-accent-ink underline"
          >
            {other.title}
          </Link>
        </Side>
      </dl>
    </li>
  )
}

type SideProps = { quote: string; at: string; isUsed: boolean; children: React.ReactNode }

function Side({ quote, at, isUsed, children }: SideProps): ReactElement {
  const t = useTranslations()
  return (
    <div>
      <dt className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
        {children}
        <Moment at={at} />
        {isUsed && <Badge tone="good">{t('knowledge.isUsed')}</Badge>}
      </dt>
      <dd className="line-clamp-3 wrap-anywhere">{t('followUps.quote', { quote })}</dd>
    </div>
  )
}
