import type { FollowUpOwner } from '@oka/contract/follow-up'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { ErrorState } from '../ui/empty-state.tsx'
import { Section } from '../ui/section.tsx'
import { FollowUpItem } from './follow-up-item.tsx'

/** The open and closed follow-ups of one visitor; nothing when there are none. */
export function VisitorFollowUps({ owner }: { owner: FollowUpOwner }): ReactElement | null {
  const t = useTranslations('followUps')
  const explain = useExplain()
  const list = useQuery(trpc.followUp.ofVisitor.queryOptions(owner))
  if (list.isError && !list.data) {
    return (
      <Section title={t('title')}>
        <ErrorState
          message={explain(list.error)}
          retry={() => void list.refetch()}
          busy={list.isFetching}
        />
      </Section>
    )
  }
  if (!list.data || list.data.length === 0) return null
  return (
    <Section title={t('title')}>
      <ul className="grid gap-4">
        {list.data.map((followUp) => (
          <li key={followUp.id}>
            <FollowUpItem
              followUp={followUp}
              place={owner.leadId === undefined ? 'conversation' : 'lead'}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type OpenFollowUpsProps = { conversationId: string; onDetails: () => void }

/** The visitor's open follow-ups above the conversation, where the details panel has no room. */
export function OpenFollowUps({
  conversationId,
  onDetails,
}: OpenFollowUpsProps): ReactElement | null {
  const t = useTranslations('followUps')
  const { data = [] } = useQuery(trpc.followUp.ofVisitor.queryOptions({ conversationId }))
  const open = data.filter(({ status }) => status === 'open')
  const [first] = open
  if (!first) return null
  return (
    <button
      type="button"
      onClick={onDetails}
      className="flex shrink-0 items-baseline gap-2 border-b bg-warn-soft px-4 py-2 text-left text-sm text-warn-ink hover:underline xl:hidden"
    >
      <span className="shrink-0 font-semibold">{t('open', { count: open.length })}</span>
      <span className="min-w-0 truncate">{t('quote', { quote: first.quote })}</span>
    </button>
  )
}
