import { useMutation, useQuery } from '@tanstack/react-query'
import { UserRoundPlus } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { FactList } from '../leads/fact-list.tsx'
import { ScoreSummary } from '../leads/score-panel.tsx'
import { showLead } from '../leads/use-update-lead.ts'
import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { client, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { Section } from '../ui/section.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { notify, notifyProblem } from '../ui/toaster.tsx'

/** What is known of a visitor without a lead, and a button to create the lead. */
export function VisitorDetails({ conversationId }: { conversationId: string }): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const mayEdit = useMay('agent')
  const known = useQuery(trpc.chat.facts.queryOptions({ conversationId }))
  const create = useMutation({
    mutationFn: () => client.chat.createLead.mutate({ conversationId }),
    onSuccess: (lead) => {
      showLead(lead)
      notify(t('leads.createDone'))
    },
    onError: (error) => notifyProblem(explain(error)),
  })
  if (known.isPending) return <SkeletonRows rows={5} className="h-12" />
  if (!known.data) {
    return (
      <ErrorState
        message={explain(known.error)}
        retry={() => void known.refetch()}
        busy={known.isFetching}
      />
    )
  }
  const { facts, rejected, score } = known.data
  return (
    <>
      <div className="grid gap-3 px-5 py-5">
        <h2 className="text-lg font-semibold">{t('inbox.noLead')}</h2>
        <p className="text-ink-2">{t('inbox.noLeadText')}</p>
        {mayEdit && (
          <Button
            icon={UserRoundPlus}
            busy={create.isPending}
            onClick={() => create.mutate()}
            className="justify-self-start"
          >
            {t('inbox.createLead')}
          </Button>
        )}
      </div>
      <Section title={t('lead.score')}>
        <ScoreSummary total={score.total} facts={facts} />
      </Section>
      <Section title={t('lead.facts')}>
        <FactList visitor={{ leadId: null, conversationId, facts, rejected }} />
      </Section>
    </>
  )
}
