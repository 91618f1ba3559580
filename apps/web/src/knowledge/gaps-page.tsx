import type { KnowledgeGap } from '@oka/contract/knowledge-article'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, PencilLine } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { Fold } from '../ui/fold.tsx'
import { Badge } from '../ui/badge.tsx'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { CreateLink } from './articles-page.tsx'
import { KnowledgeTabs } from './knowledge-tabs.tsx'

/** Unanswered questions of visitors, grouped, the most frequent first. */
export function GapsPage(): ReactElement {
  const t = useTranslations('knowledge')
  const mayEdit = useMay('agent')
  useTitle(t('views.gaps'))
  return (
    <Page title={t('title')} actions={mayEdit && <CreateLink />}>
      <div className="flex shrink-0 items-center border-b px-4 py-1.5 sm:px-5">
        <KnowledgeTabs />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <Gaps />
      </div>
    </Page>
  )
}

function Gaps(): ReactElement {
  const t = useTranslations('knowledge')
  const explain = useExplain()
  const gaps = useQuery(trpc.knowledge.gaps.queryOptions())
  if (gaps.isPending) return <SkeletonRows rows={6} className="h-16" />
  if (gaps.isError && !gaps.data) {
    return (
      <ErrorState
        message={explain(gaps.error)}
        retry={() => void gaps.refetch()}
        busy={gaps.isFetching}
      />
    )
  }
  if (gaps.data.length === 0) {
    return <EmptyState icon={CircleCheck} title={t('noGaps')} text={t('noGapsText')} />
  }
  return (
    <>
      <p className="max-w-prose px-4 pt-4 text-pretty text-ink-2 sm:px-5">{t('gapsText')}</p>
      <ul aria-label={t('gaps')}>
        {gaps.data.map((gap) => (
          <Gap key={gap.asked[0]!.followUpId} gap={gap} />
        ))}
      </ul>
    </>
  )
}

function Gap({ gap }: { gap: KnowledgeGap }): ReactElement {
  const t = useTranslations()
  const { question, locale, count, asked, article } = gap
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b px-4 py-3.5 sm:px-5">
      <div className="grid min-w-64 flex-1 gap-1">
        <p className="line-clamp-4 max-w-3xl font-medium text-pretty wrap-anywhere whitespace-pre-line">
          {t('followUps.quote', { quote: question })}
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
          <span>
            {t('knowledge.asked', { count })} · <Age at={asked[0]!.askedAt} />
          </span>
          <Badge>{t(`words.locale.${locale}`)}</Badge>
          {article && <Badge tone="good">{t('knowledge.answered')}</Badge>}
        </p>
        <Askers asked={asked} />
      </div>
      <GapAction gap={gap} />
    </li>
  )
}

/** The latest conversations in which it was asked, in whatever words. */
function Askers({ asked }: Pick<KnowledgeGap, 'asked'>): ReactElement {
  const t = useTranslations('knowledge')
  return (
    <Fold className="text-sm" label={t('conversations')}>
      <ul className="mt-1 grid gap-1">
        {asked.map(({ followUpId, conversationId, quote, askedAt }) => (
          <li key={followUpId} className="flex flex-wrap items-baseline gap-x-2">
            <Link
              to="/inbox/$conversationId"
              params={{ conversationId }}
              className="line-clamp-2 min-w-0 wrap-anywhere text-accent-ink hover:underline"
            >
              {quote}
            </Link>
            <Age at={askedAt} className="text-xs text-ink-3" />
          </li>
        ))}
      </ul>
    </Fold>
  )
}

function GapAction({
  gap: { question, locale, article },
}: {
  gap: KnowledgeGap
}): ReactElement | null {
  const t = useTranslations('knowledge')
  const mayEdit = useMay('agent')
  if (article) {
    return (
      <Link
        to="/knowledge/$articleId"
        params={{ articleId: article.id }}
        className={buttonClass({ size: 'sm', variant: 'ghost' })}
      >
        {t('openArticle')}
      </Link>
    )
  }
  if (!mayEdit) return null
  return (
    <Link
      to="/knowledge/new"
      search={{ kind: 'answer', title: question, locale }}
      className={buttonClass({ size: 'sm' })}
    >
      <PencilLine aria-hidden className="size-3.5" />
      {t('answerIt')}
    </Link>
  )
}
