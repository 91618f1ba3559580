import { type Article, article as articleSchema } from '@oka/contract/knowledge-article'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

import { currentOf, problemOf } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notify } from '../ui/toaster.tsx'

export type Values = Pick<Article, 'kind' | 'locale' | 'title' | 'body'>

type Saving = Values & {
  /** The page that was fetched for it just now. */
  sourceUrl?: string | undefined
}

type SaveOptions = {
  /** The one to change; a new one if absent. */
  article: Article | undefined
  onSaved: (saved: Article) => void
  onError: (error: unknown) => void
}

/** Saves an article; on a version conflict `theirs` is the colleague's version, and neither is lost. */
export function useSaveArticle({ article, onSaved, onError }: SaveOptions) {
  const t = useTranslations('knowledge')
  const [theirs, setTheirs] = useState<Article>()
  const version = theirs?.version ?? article?.version
  const save = useMutation({
    mutationFn: (values: Saving) =>
      article
        ? client.knowledge.update.mutate({ id: article.id, version, ...values })
        : client.knowledge.create.mutate(values),
    onSuccess: (saved) => {
      notify(t('saved'))
      setTheirs(undefined)
      queryClient.setQueryData(trpc.knowledge.byId.queryKey({ id: saved.id }), saved)
      void queryClient.invalidateQueries(trpc.knowledge.pathFilter())
      onSaved(saved)
    },
    onError: (error) => {
      if (problemOf(error) === 'article_changed') setTheirs(currentOf(error, articleSchema))
      else onError(error)
    },
  })
  return { save, theirs, forgetTheirs: () => setTheirs(undefined) }
}
