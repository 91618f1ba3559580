import type { Article, ArticleFilter } from '@oka/contract/knowledge-article'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { client, keepalive, queryClient, trpc } from '../trpc.ts'
import { notifyProblem } from '../ui/toaster.tsx'
import { deleteLater } from '../ui/undo.tsx'

export function useArticles(filter: ArticleFilter) {
  return useInfiniteQuery({
    ...trpc.knowledge.list.infiniteQueryOptions(filter, {
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
    placeholderData: keepPreviousData,
  })
}

export const deletionKey = (id: string): string => `article ${id}`

/** Deletes an article once the time to undo has passed. */
export function useDeleteArticle(): (article: Pick<Article, 'id' | 'title'>) => void {
  const t = useTranslations()
  const explain = useExplain()
  return ({ id, title }) =>
    deleteLater(deletionKey(id), {
      text: t('knowledge.deleted', { title }),
      undo: t('ui.undo'),
      act: async () => {
        await client.knowledge.delete.mutate({ id }, keepalive)
        await queryClient.invalidateQueries(trpc.knowledge.pathFilter())
      },
      onError: (error) => notifyProblem(explain(error)),
    })
}
