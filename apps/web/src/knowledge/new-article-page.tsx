import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { ArticleForm } from './article-form.tsx'
import { KnowledgePage } from './knowledge-page.tsx'
import type { Values } from './use-save-article.ts'

const route = getRouteApi('/app/knowledge/new')

/** A new article: empty, prefilled with an unanswered question, or with a follow-up and its answer. */
export function NewArticlePage(): ReactElement {
  const t = useTranslations('knowledge')
  const search = route.useSearch()
  const locale = useLocale()
  useTitle(t('createTitle'))
  if (search.followUp !== undefined && search.conversation !== undefined) {
    return <FromFollowUp id={search.followUp} conversationId={search.conversation} />
  }
  const { kind = 'page', title = '' } = search
  return (
    <NewArticle
      key={`${kind} ${title}`}
      initial={{ kind, title: title.slice(0, 200), body: '', locale: search.locale ?? locale }}
    />
  )
}

type FromFollowUpProps = { id: string; conversationId: string }

function FromFollowUp({ id, conversationId }: FromFollowUpProps): ReactElement {
  const t = useTranslations('knowledge')
  const explain = useExplain()
  const ofVisitor = useQuery(trpc.followUp.ofVisitor.queryOptions({ conversationId }))
  const followUp = ofVisitor.data?.find((each) => each.id === id)
  if (followUp) {
    const { quote, answer, locale } = followUp
    const values = { title: quote.slice(0, 200), body: answer?.content ?? '', locale }
    return <NewArticle initial={{ kind: 'answer', ...values }} isPrefilled />
  }
  return (
    <KnowledgePage title={t('answerTitle')}>
      {ofVisitor.isPending ? (
        <SkeletonRows rows={4} className="h-14" />
      ) : (
        <ErrorState
          message={explain(ofVisitor.error)}
          retry={() => void ofVisitor.refetch()}
          busy={ofVisitor.isFetching}
        />
      )}
    </KnowledgePage>
  )
}

type NewArticleProps = { initial: Values; isPrefilled?: boolean }

function NewArticle({ initial, isPrefilled = false }: NewArticleProps): ReactElement {
  const t = useTranslations('knowledge')
  const navigate = useNavigate()
  return (
    <ArticleForm
      initial={initial}
      isPrefilled={isPrefilled}
      title={t(initial.kind === 'answer' ? 'answerTitle' : 'createTitle')}
      onSaved={({ id }) =>
        void navigate({
          to: '/knowledge/$articleId',
          params: { articleId: id },
          replace: true,
          ignoreBlocker: true,
        })
      }
    />
  )
}
