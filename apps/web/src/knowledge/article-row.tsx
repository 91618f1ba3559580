import type { ArticleSummary } from '@oka/contract/knowledge-article'
import { Link } from '@tanstack/react-router'
import { FileText, MessageCircleQuestion, Trash2, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { useMay } from '../session/use-session.ts'
import { Badge } from '../ui/badge.tsx'
import { IconButton } from '../ui/button.tsx'
import { useDeleteArticle } from './use-articles.ts'

/** An article of the list: its title, how it begins, and whether another one says something else. */
export function ArticleRow({ article }: { article: ArticleSummary }): ReactElement {
  const t = useTranslations()
  const mayEdit = useMay('agent')
  const remove = useDeleteArticle()
  const { id, kind, locale, title, excerpt, hasConflicts, updatedBy, updatedAt, sourceUrl } =
    article
  const Icon = kind === 'page' ? FileText : MessageCircleQuestion
  return (
    <li className="flex items-start gap-3 border-b px-4 py-3 sm:px-5">
      <Icon aria-hidden className="mt-1 size-4.5 shrink-0 text-ink-3" strokeWidth={1.8} />
      <div className="grid min-w-0 flex-1 gap-1">
        <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/knowledge/$articleId"
            params={{ articleId: id }}
            className="min-w-0 font-semibold text-pretty wrap-anywhere hover:underline pointer-coarse:py-1"
          >
            {title}
          </Link>
          <Badge>{t(`words.locale.${locale}`)}</Badge>
          {hasConflicts && (
            <Badge tone="warn">
              <TriangleAlert aria-hidden className="size-3" />
              {t('knowledge.contradicts')}
            </Badge>
          )}
        </h2>
        <p className="line-clamp-2 max-w-3xl text-sm wrap-anywhere text-ink-2">{excerpt}</p>
        <p className="flex flex-wrap gap-x-1 text-xs text-ink-3">
          <span className="sr-only">{t(`knowledge.kind.${kind}`)}</span>
          {updatedBy
            ? t('knowledge.changedBy', { name: updatedBy.name || t('words.someone') })
            : t('knowledge.changed')}
          <Age at={updatedAt} />
          {sourceUrl !== null && <span>· {new URL(sourceUrl).hostname}</span>}
        </p>
      </div>
      {mayEdit && (
        <IconButton
          label={t('knowledge.deleteNamed', { title })}
          icon={Trash2}
          onClick={() => remove(article)}
        />
      )}
    </li>
  )
}
