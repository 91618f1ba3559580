import type { FollowUp } from '@oka/contract/follow-up'
import type { LeadDetail } from '@oka/contract/lead'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Mail, Send } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { CopyState, DeclineCopy } from '../follow-ups/copy-state.tsx'
import { Age } from '../i18n/time.tsx'
import { useMay } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { SendReportDialog } from './send-report-dialog.tsx'

const route = getRouteApi('/app/leads/$leadId')

type CopyRequestsProps = {
  lead: LeadDetail
  /** Whether there is a version that can be sent. */
  isReady: boolean
}

/** Copies of the report that the visitor agreed to and has not got: sent or declined from here. */
export function CopyRequests({ lead, isReady }: CopyRequestsProps): ReactElement | null {
  const { copy: chosen } = route.useSearch()
  const navigate = useNavigate()
  const { data = [] } = useQuery(trpc.followUp.ofVisitor.queryOptions({ leadId: lead.id }))
  const open = data.filter(({ kind, status }) => kind === 'copy' && status === 'open')
  const choose = (copy: string | undefined): void => {
    void navigate({
      from: '/leads/$leadId',
      to: '.',
      search: { tab: 'report', copy },
      replace: true,
      resetScroll: false,
    })
  }
  return (
    <>
      {open.map((followUp) => (
        <CopyRequest
          key={followUp.id}
          followUp={followUp}
          isReady={isReady}
          onSend={() => choose(followUp.id)}
        />
      ))}
      <SendReportDialog
        open={isReady && open.some(({ id }) => id === chosen)}
        onClose={() => choose(undefined)}
        lead={lead}
        copyId={chosen}
      />
    </>
  )
}

type CopyRequestProps = { followUp: FollowUp; isReady: boolean; onSend: () => void }

function CopyRequest({ followUp, isReady, onSend }: CopyRequestProps): ReactElement {
  const t = useTranslations('followUps')
  const mayWork = useMay('agent')
  return (
    <section
      aria-label={t('kind.copy')}
      className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b bg-warn-soft px-4 py-3 sm:px-5"
    >
      <Mail aria-hidden className="mt-0.5 size-4.5 shrink-0 text-warn-ink" strokeWidth={1.8} />
      <div className="grid min-w-48 flex-1 gap-1">
        <p className="flex flex-wrap gap-x-2 text-ink">
          <span className="font-semibold">{t('copyAsked')}</span>
          <Age at={followUp.askedAt} className="text-ink-2" />
          <q className="wrap-anywhere before:content-none after:content-none">
            {t('quote', { quote: followUp.quote })}
          </q>
        </p>
        <CopyState followUp={followUp} />
        {!isReady && <p className="text-sm text-ink-2">{t('copyNeedsReport')}</p>}
      </div>
      {mayWork && (
        <p className="flex flex-wrap gap-2">
          <Button size="sm" icon={Send} disabled={!isReady} onClick={onSend}>
            {t('sendCopy')}
          </Button>
          <DeclineCopy followUp={followUp} />
        </p>
      )}
    </section>
  )
}
