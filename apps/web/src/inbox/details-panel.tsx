import type { InboxConversation } from '@oka/contract/chat'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowUpRight, SearchX, X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { VisitorFollowUps } from '../follow-ups/visitor-follow-ups.tsx'
import { Moment } from '../i18n/time.tsx'
import { FactList } from '../leads/fact-list.tsx'
import { ScorePanel } from '../leads/score-panel.tsx'
import { leadName } from '../leads/lead-name.ts'
import { StatusMenu } from '../leads/status-menu.tsx'
import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { Avatar } from '../ui/avatar.tsx'
import { buttonClass, IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { Section } from '../ui/section.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { isWebAddress, pagePath } from './page-path.ts'
import type { ConversationRights } from './conversation-rights.ts'
import type { InboxEntry } from './use-conversations.ts'
import { VisitorDetails } from './visitor-details.tsx'

type DetailsPanelProps = {
  entry: InboxEntry
  rights: ConversationRights | null
  onClose: () => void
  className?: string | undefined
}

/** What is known of the visitor. */
export function DetailsPanel({
  entry,
  rights,
  onClose,
  className,
}: DetailsPanelProps): ReactElement {
  const t = useTranslations('inbox')
  return (
    <aside
      aria-label={t('details')}
      className={cx(
        'flex min-w-0 flex-col max-xl:flex-1 xl:w-84 xl:shrink-0 xl:border-l',
        className,
      )}
    >
      <header className="flex min-h-14 shrink-0 items-center gap-2 border-b py-2 pr-2 pl-5 xl:hidden">
        <h2 className="flex-1 text-base font-semibold">{t('details')}</h2>
        <IconButton label={t('hideDetails')} shortcut="D" icon={X} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <Details entry={entry} rights={rights} />
      </div>
    </aside>
  )
}

function Details({ entry, rights }: Pick<DetailsPanelProps, 'entry' | 'rights'>): ReactElement {
  const t = useTranslations('inbox')
  const explain = useExplain()
  const { row, error, retry } = entry
  if (row) {
    return (
      <>
        <VisitorFollowUps owner={{ conversationId: row.conversationId }} />
        {row.lead ? (
          <LeadDetails leadId={row.lead.id} />
        ) : (
          <VisitorDetails conversationId={row.conversationId} />
        )}
        <About row={row} rights={rights} />
      </>
    )
  }
  if (row === null) {
    return <EmptyState icon={SearchX} title={t('noDetails')} text={t('noDetailsText')} />
  }
  if (error !== null) return <ErrorState message={explain(error)} retry={retry} />
  return <SkeletonRows rows={5} className="h-12" />
}

function LeadDetails({ leadId }: { leadId: number }): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const lead = useQuery(trpc.leads.byId.queryOptions({ id: leadId }))
  if (lead.isPending) return <SkeletonRows rows={5} className="h-12" />
  if (lead.isError) {
    return <ErrorState message={explain(lead.error)} retry={() => void lead.refetch()} />
  }
  const { data } = lead
  const name = leadName(data) || t('leads.nameless')
  return (
    <>
      <div className="grid gap-4 px-5 py-5">
        <div className="flex items-center gap-3">
          <Avatar name={leadName(data)} size="lg" />
          <div className="min-w-0 flex-1">
            <h2 className="truncate text-lg font-semibold">{name}</h2>
            {data.name && data.company && <p className="truncate text-ink-2">{data.company}</p>}
          </div>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <StatusMenu lead={data} />
          <Link to="/leads/$leadId" params={{ leadId }} className={buttonClass({ size: 'sm' })}>
            {t('inbox.openLead')}
            <ArrowUpRight aria-hidden className="size-3.5" />
          </Link>
        </div>
      </div>
      <ScorePanel lead={data} />
      <Section title={t('lead.facts')}>
        <FactList visitor={{ leadId, facts: data.facts, rejected: data.rejected }} />
      </Section>
    </>
  )
}

type AboutProps = { row: InboxConversation; rights: ConversationRights | null }

function About({ row, rights }: AboutProps): ReactElement {
  const t = useTranslations()
  const { pageUrl, locale, createdAt } = row
  return (
    <Section title={t('inbox.about')}>
      <dl className="grid gap-2">
        <Line label={t('inbox.page')}>
          {pageUrl && isWebAddress(pageUrl) ? (
            <a
              href={pageUrl}
              target="_blank"
              rel="noreferrer noopener"
              className="break-all text-accent-ink hover:underline"
            >
              {pagePath(pageUrl)}
            </a>
          ) : (
            t('inbox.unknownPage')
          )}
        </Line>
        <Line label={t('inbox.language')}>{t(`words.locale.${locale}`)}</Line>
        <Line label={t('inbox.started')}>
          <Moment at={createdAt} />
        </Line>
        {rights && <Line label={t('inbox.state')}>{t(`words.mode.${rights.mode}`)}</Line>}
      </dl>
    </Section>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div className="grid grid-cols-[6.5rem_1fr] gap-2">
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
