import type { RatedAnswer } from '@oka/contract/answer'
import { ratedAnswerViews } from '@oka/contract/known-values'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Check, MessageSquareText, ThumbsUp, Undo2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { KnowledgeTabs } from '../knowledge/knowledge-tabs.tsx'
import { useMay } from '../session/use-session.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { exactly, FilterLinks } from '../ui/filter-links.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useTitle } from '../ui/use-title.ts'
import { KnowledgeLink } from './knowledge-link.tsx'
import { useRatedAnswers, useSettleAnswer } from './use-answers.ts'

const route = getRouteApi('/app/knowledge/answers')

/** Answers that staff have rated: what is wrong is worked off here. */
export function AnswersPage(): ReactElement {
  const t = useTranslations()
  const { view } = route.useSearch()
  useTitle(t('answers.title'))
  return (
    <Page title={t('knowledge.title')}>
      <div className="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-1 border-b px-4 py-1.5 sm:px-5">
        <KnowledgeTabs />
        <FilterLinks label={t('answers.filter')}>
          {ratedAnswerViews.map((one) => (
            <Link
              key={one}
              to="/knowledge/answers"
              search={{ view: one }}
              activeOptions={exactly}
              aria-current={one === view ? 'page' : undefined}
            >
              {t(`answers.views.${one}`)}
            </Link>
          ))}
        </FilterLinks>
      </div>
      <AnswerList />
    </Page>
  )
}

function AnswerList(): ReactElement {
  const t = useTranslations('answers')
  const { view } = route.useSearch()
  const list = useRatedAnswers(view)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div
      aria-busy={list.isPlaceholderData || undefined}
      className="min-h-0 flex-1 overflow-auto scroll-thin transition-opacity aria-busy:opacity-60"
    >
      <PagedList list={list} skeleton={{ rows: 5, className: 'h-24' }} hasRows={items.length > 0}>
        {list.isSuccess && items.length === 0 && (
          <EmptyState icon={ThumbsUp} title={t(`empty.${view}`)} text={t('emptyText')} />
        )}
        <ul aria-label={t(`views.${view}`)} className="empty:hidden">
          {items.map((answer) => (
            <li key={answer.messageId} className="border-b px-4 py-3.5 sm:px-5">
              <AnswerItem answer={answer} />
            </li>
          ))}
        </ul>
      </PagedList>
    </div>
  )
}

function AnswerItem({ answer }: { answer: RatedAnswer }): ReactElement {
  const t = useTranslations()
  const { question, content, rating, locale } = answer
  const { verdict, reason, by, at, doneAt, doneBy } = rating
  const nameOf = (person: typeof by) => person?.name ?? t('words.someone')
  return (
    <div className="grid max-w-3xl gap-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
        <Badge tone={verdict === 'good' ? 'good' : 'bad'}>{t(`answers.verdict.${verdict}`)}</Badge>
        <span>
          {t('answers.by', { name: nameOf(by) })} <Age at={at} />
        </span>
        {doneAt && (
          <span>
            {t('answers.doneBy', { name: nameOf(doneBy) })} <Age at={doneAt} />
          </span>
        )}
      </p>
      {reason && <p className="font-medium wrap-anywhere whitespace-pre-line">{reason}</p>}
      {question && (
        <p lang={locale} className="line-clamp-2 wrap-anywhere text-ink-2">
          {t('answers.asked', { question })}
        </p>
      )}
      <blockquote
        lang={locale}
        className="line-clamp-4 border-l-2 pl-2.5 text-sm text-typed wrap-anywhere text-ink-2"
      >
        {content}
      </blockquote>
      <Actions answer={answer} />
    </div>
  )
}

function Actions({ answer }: { answer: RatedAnswer }): ReactElement {
  const t = useTranslations('answers')
  const mayEdit = useMay('agent')
  const { busy, settle } = useSettleAnswer()
  const { conversationId, messageId, rating } = answer
  return (
    <p className="flex flex-wrap gap-2">
      {mayEdit && rating.verdict === 'wrong' && <KnowledgeLink answer={answer} />}
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId }}
        className={buttonClass({ size: 'sm' })}
      >
        <MessageSquareText aria-hidden className="size-3.5" />
        {t('openConversation')}
      </Link>
      {mayEdit && rating.doneAt === null && (
        <Button size="sm" icon={Check} busy={busy} onClick={() => settle(messageId, true)}>
          {t('markDone')}
        </Button>
      )}
      {mayEdit && rating.doneAt !== null && (
        <Button
          size="sm"
          variant="ghost"
          icon={Undo2}
          busy={busy}
          onClick={() => settle(messageId, false)}
        >
          {t('reopen')}
        </Button>
      )}
    </p>
  )
}
