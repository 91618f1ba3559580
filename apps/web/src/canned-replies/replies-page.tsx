import type { CannedReply } from '@oka/contract/canned-reply'
import { useQuery } from '@tanstack/react-query'
import { MessageSquareQuote, Plus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { Input } from '../ui/input.tsx'
import { Page } from '../ui/page.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useBeingDeleted } from '../ui/undo.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { useTitle } from '../ui/use-title.ts'
import { findReplies } from './find.ts'
import { ReplyDialog } from './reply-dialog.tsx'
import { deletionKey, ReplyRow } from './reply-row.tsx'

/** The replies that are written once and used often. */
export function RepliesPage(): ReactElement {
  const t = useTranslations('replies')
  const mayEdit = useMay('agent')
  const [edited, setEdited] = useState<CannedReply | 'new' | null>(null)
  useTitle(t('title'))
  useShortcuts({ n: () => mayEdit && setEdited('new') })
  const create = mayEdit && (
    <Button variant="primary" icon={Plus} onClick={() => setEdited('new')}>
      {t('create')}
    </Button>
  )
  return (
    <Page title={t('title')} actions={create}>
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <Replies create={create} onEdit={setEdited} />
      </div>
      {edited && (
        <ReplyDialog
          reply={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  )
}

type RepliesProps = {
  create: ReactElement | false
  onEdit: (reply: CannedReply) => void
}

function Replies({ create, onEdit }: RepliesProps): ReactElement {
  const t = useTranslations('replies')
  const locale = useLocale()
  const explain = useExplain()
  const going = useBeingDeleted()
  const [query, setQuery] = useState('')
  const replies = useQuery(trpc.cannedReply.list.queryOptions())
  if (replies.isPending) return <SkeletonRows rows={5} className="h-16" />
  if (replies.isError) {
    return (
      <ErrorState
        message={explain(replies.error)}
        retry={() => void replies.refetch()}
        busy={replies.isFetching}
      />
    )
  }
  const all = replies.data.filter(({ id }) => !going.has(deletionKey(id)))
  if (all.length === 0) {
    return (
      <EmptyState icon={MessageSquareQuote} title={t('empty')} text={t('emptyText')}>
        {create}
      </EmptyState>
    )
  }
  const found = findReplies(all, query, locale)
  return (
    <div className="mx-auto grid max-w-3xl gap-3 px-4 py-4 sm:px-5">
      <Input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        maxLength={120}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      {found.length === 0 && <p className="py-6 text-center text-ink-2">{t('nothingFound')}</p>}
      <ul aria-label={t('title')} className="divide-y divide-line">
        {found.map((reply) => (
          <ReplyRow key={reply.id} reply={reply} onEdit={() => onEdit(reply)} />
        ))}
      </ul>
    </div>
  )
}
