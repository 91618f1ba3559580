import type { Article } from '@oka/contract/knowledge-article'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { IconButton } from '../ui/button.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { ArticleForm, valuesOf } from './article-form.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { KnowledgePage } from './knowledge-page.tsx'
import { PassageList } from './passage-preview.tsx'
import { useDeleteArticle } from './use-articles.ts'

const route = getRouteApi('/app/knowledge/$articleId')

/** One article: for those who may answer a form, for the others what visitors are answered with. */
export function ArticlePage(): ReactElement {
  const t = useTranslations('knowledge')
  const explain = useExplain()
  const mayEdit = useMay('agent')
  const { articleId } = route.useParams()
  // A form starts with the current values, and keeps them while it is edited.
  const found = useQuery({
    ...trpc.knowledge.byId.queryOptions({ id: articleId }),
    refetchOnMount: 'always',
  })
  useTitle(found.data?.title ?? t('title'))
  if (found.data && found.isFetchedAfterMount) {
    return mayEdit ? (
      <EditedArticle key={articleId} found={found.data} />
    ) : (
      <ReadArticle article={found.data} />
    )
  }
  return (
    <KnowledgePage title={t('title')}>
      {found.isError ? (
        <ErrorState
          message={explain(found.error)}
          retry={() => void found.refetch()}
          busy={found.isFetching}
        />
      ) : (
        <SkeletonRows rows={5} className="h-14" />
      )}
    </KnowledgePage>
  )
}

function EditedArticle({ found }: { found: Article }): ReactElement {
  const t = useTranslations('knowledge')
  const navigate = useNavigate()
  const remove = useDeleteArticle()
  const [article, setArticle] = useState(found)
  // What else says something different follows what is saved elsewhere; the text under the cursor does not.
  const shown = {
    ...article,
    conflicts: found.version >= article.version ? found.conflicts : article.conflicts,
  }
  return (
    <ArticleForm
      article={shown}
      initial={valuesOf(article)}
      title={article.title}
      actions={
        <IconButton
          label={t('deleteNamed', { title: article.title })}
          icon={Trash2}
          onClick={() => {
            remove(article)
            void navigate({ to: '/knowledge', ignoreBlocker: true })
          }}
        />
      }
      onSaved={setArticle}
    />
  )
}

function ReadArticle({ article }: { article: Article }): ReactElement {
  const t = useTranslations('knowledge')
  return (
    <KnowledgePage title={article.title}>
      <p className="text-ink-2">{t('writtenBy')}</p>
      <ConflictNotice article={article} />
      <PassageList passages={article.passages} />
    </KnowledgePage>
  )
}
