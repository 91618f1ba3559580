import { type Article, article as articleSchema } from '@oka/contract/knowledge-article'
import { useTranslations } from 'use-intl'

import { useVersionedSave } from '../shell/use-versioned-save.ts'
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

/** Saves an article. */
export function useSaveArticle({ article, onSaved, onError }: SaveOptions) {
  const t = useTranslations('knowledge')
  return useVersionedSave({
    save: (values: Saving, theirs) => {
      if (!article) return client.knowledge.create.mutate(values)
      const version = theirs?.version ?? article.version
      return client.knowledge.update.mutate({ id: article.id, version, ...values })
    },
    stored: articleSchema,
    onSaved: (saved) => {
      notify(t('saved'))
      queryClient.setQueryData(trpc.knowledge.byId.queryKey({ id: saved.id }), saved)
      void queryClient.invalidateQueries(trpc.knowledge.pathFilter())
      onSaved(saved)
    },
    onError,
  })
}
