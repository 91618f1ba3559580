import type { LeadDetail } from '@oka/contract/lead'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { Tabs } from 'radix-ui'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { VisitorFollowUps } from '../follow-ups/visitor-follow-ups.tsx'
import { leadName } from './lead-name.ts'
import { useExplain } from '../problems.ts'
import { ReportTab } from '../report/report-tab.tsx'
import { leadTabs } from '../search.ts'
import { trpc } from '../trpc.ts'
import { ErrorState } from '../ui/empty-state.tsx'
import { Section } from '../ui/section.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useMedia } from '../ui/use-media.ts'
import { useTitle } from '../ui/use-title.ts'
import { ContactDetails } from './contact-details.tsx'
import { FactList } from './fact-list.tsx'
import { LeadHeader } from './lead-header.tsx'
import { LeadMails } from './lead-mails.tsx'
import { LeadTranscript } from './lead-transcript.tsx'
import { ScorePanel } from './score-panel.tsx'

const route = getRouteApi('/app/leads/$leadId')

export function LeadPage(): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const { leadId } = route.useParams()
  const lead = useQuery(trpc.leads.byId.queryOptions({ id: leadId }))
  useTitle((lead.data && leadName(lead.data)) || t('leads.title'))
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Link
        to="/leads"
        className="flex w-fit shrink-0 items-center gap-1.5 rounded-md px-4 pt-3 pb-1 text-xs font-medium text-ink-3 hover:text-ink sm:px-5"
      >
        <ArrowLeft aria-hidden className="size-3.5" />
        {t('lead.toLeads')}
      </Link>
      {lead.isPending && <SkeletonRows rows={6} className="h-16" />}
      {lead.isError && !lead.data && (
        <ErrorState
          message={explain(lead.error)}
          retry={() => void lead.refetch()}
          busy={lead.isFetching}
        />
      )}
      {lead.data && <OpenLead key={leadId} lead={lead.data} />}
    </div>
  )
}

function OpenLead({ lead }: { lead: LeadDetail }): ReactElement {
  const t = useTranslations()
  return (
    <>
      <LeadHeader lead={lead} />
      <div className="flex min-h-0 flex-1">
        <LeadTabs lead={lead} />
        <aside
          aria-label={t('lead.profile')}
          className="w-90 shrink-0 overflow-y-auto border-l scroll-thin max-lg:hidden"
        >
          <Profile lead={lead} />
        </aside>
      </div>
    </>
  )
}

function Profile({ lead }: { lead: LeadDetail }): ReactElement {
  const t = useTranslations('lead')
  return (
    <div className="*:first:border-t-0">
      <VisitorFollowUps owner={{ leadId: lead.id }} />
      <ScorePanel lead={lead} />
      <Section title={t('facts')}>
        <FactList visitor={{ leadId: lead.id, facts: lead.facts, rejected: lead.rejected }} />
      </Section>
      <ContactDetails lead={lead} />
    </div>
  )
}

/** The sections of a lead. On wide screens the profile is beside the tabs, else one of them. */
function LeadTabs({ lead }: { lead: LeadDetail }): ReactElement {
  const t = useTranslations('lead')
  const navigate = useNavigate()
  const isWide = useMedia('(min-width: 64rem)')
  const { tab: wanted, message } = route.useSearch()
  const shown = isWide ? leadTabs.filter((tab) => tab !== 'profile') : leadTabs
  const tab = shown.find((each) => each === wanted) ?? shown[0]

  const open = (chosen: string): void => {
    void navigate({
      from: '/leads/$leadId',
      to: '.',
      search: { tab: shown.find((each) => each === chosen) },
      replace: true,
      resetScroll: false,
    })
  }
  return (
    <Tabs.Root value={tab} onValueChange={open} className="flex min-w-0 flex-1 flex-col">
      <Tabs.List
        aria-label={t('tabs')}
        className="flex shrink-0 gap-1 overflow-x-auto border-b px-2.5 [scrollbar-width:none] sm:px-3.5"
      >
        {shown.map((each) => (
          <Tabs.Trigger
            key={each}
            value={each}
            className="relative h-10 shrink-0 px-2 font-medium text-ink-2 outline-offset-[-4px] after:absolute after:inset-x-2 after:bottom-[-1px] after:h-0.5 after:rounded-full hover:text-ink data-[state=active]:text-ink data-[state=active]:after:bg-accent"
          >
            {t(each)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content
        value={tab}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto scroll-thin outline-none"
      >
        {tab === 'profile' && <Profile lead={lead} />}
        {tab === 'conversation' && <LeadTranscript lead={lead} marked={message} />}
        {tab === 'report' && <ReportTab lead={lead} />}
        {tab === 'mails' && <LeadMails leadId={lead.id} />}
      </Tabs.Content>
    </Tabs.Root>
  )
}
