import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { BookOpenText, Plus, SearchX } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import type { Search } from '../search.ts'
import { useMay } from '../session/use-session.ts'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select } from '../ui/input.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useBeingDeleted } from '../ui/undo.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { useTitle } from '../ui/use-title.ts'
import { ArticleRow } from './article-row.tsx'
import { KnowledgeTabs } from './knowledge-tabs.tsx'
import { deletionKey, useArticles } from './use-articles.ts'

const route = getRouteApi('/app/knowledge')

/** What the company tells its visitors. */
export function ArticlesPage(): ReactElement {
  const t = useTranslations('knowledge')
  const mayEdit = useMay('agent')
  const navigate = useNavigate()
  useTitle(t('title'))
  useShortcuts(mayEdit ? { n: () => void navigate({ to: '/knowledge/new' }) } : {})
  return (
    <Page title={t('title')} actions={mayEdit && <CreateLink />}>
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-1.5 sm:px-5">
        <KnowledgeTabs />
        <Filters />
      </div>
      <Articles />
    </Page>
  )
}

export function CreateLink(): ReactElement {
  const t = useTranslations('knowledge')
  return (
    <Link to="/knowledge/new" className={buttonClass({ variant: 'primary' })}>
      <Plus aria-hidden className="size-4" strokeWidth={1.9} />
      {t('create')}
    </Link>
  )
}

/** The search and the language; both are in the address. */
function Filters(): ReactElement {
  const t = useTranslations()
  const navigate = useNavigate()
  const { q = '', locale } = route.useSearch()
  const change = (part: Partial<Search<'knowledge'>>): void => {
    void navigate({
      from: '/knowledge',
      to: '.',
      search: (search) => ({ ...search, ...part }),
      replace: true,
    })
  }
  return (
    <search className="flex min-w-80 flex-1 items-center justify-end gap-2 py-0.5 max-sm:w-full max-sm:min-w-0 max-sm:flex-none">
      <Select
        aria-label={t('knowledge.language')}
        value={locale ?? ''}
        onChange={({ target }) =>
          change({ locale: locales.find((each): each is Locale => each === target.value) })
        }
        className="shrink-0"
      >
        <option value="">{t('knowledge.anyLanguage')}</option>
        {locales.map((each) => (
          <option key={each} value={each}>
            {t(`words.locale.${each}`)}
          </option>
        ))}
      </Select>
      <SearchField
        query={q}
        onSearch={(query) => change({ q: query || undefined })}
        label={t('knowledge.search')}
        placeholder={t('knowledge.searchHint')}
        clear={t('knowledge.clearSearch')}
      />
    </search>
  )
}

function Articles(): ReactElement {
  const t = useTranslations('knowledge')
  const going = useBeingDeleted()
  const list = useArticles(route.useSearch())
  const articles = (list.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ id }) => !going.has(deletionKey(id)),
  )
  return (
    <div
      aria-busy={list.isPlaceholderData || undefined}
      className="min-h-0 flex-1 overflow-y-auto scroll-thin transition-opacity aria-busy:opacity-60"
    >
      <PagedList
        list={list}
        skeleton={{ rows: 6, className: 'h-18' }}
        hasRows={articles.length > 0}
      >
        {list.isSuccess && articles.length === 0 && <NoArticles />}
        <ul aria-label={t('list')} className="empty:hidden">
          {articles.map((article) => (
            <ArticleRow key={article.id} article={article} />
          ))}
        </ul>
      </PagedList>
    </div>
  )
}

function NoArticles(): ReactElement {
  const t = useTranslations('knowledge')
  const mayEdit = useMay('agent')
  const isFiltered = Object.values(route.useSearch()).some((value) => value !== undefined)
  if (isFiltered) {
    return (
      <EmptyState icon={SearchX} title={t('nothingFound')}>
        <Link to="/knowledge" className={buttonClass()}>
          {t('clear')}
        </Link>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={BookOpenText} title={t('empty')} text={t('emptyText')}>
      {mayEdit && <CreateLink />}
    </EmptyState>
  )
}
