import type { Lead } from '@oka/contract/lead'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { leadName } from './lead-name.ts'
import { ScoreChip } from './score-chip.tsx'
import { StatusMenu } from './status-menu.tsx'
import { TagList } from './tags.tsx'

/** The list of leads for narrow screens. */
export function LeadCards({ leads }: { leads: readonly Lead[] }): ReactElement {
  const t = useTranslations('leads')
  return (
    <ul aria-label={t('table')}>
      {leads.map((lead) => (
        <LeadCard key={lead.id} lead={lead} />
      ))}
    </ul>
  )
}

function LeadCard({ lead }: { lead: Lead }): ReactElement {
  const t = useTranslations('leads')
  const name = leadName(lead)
  const details = [lead.company, lead.email, lead.phone].filter((text) => text && text !== name)
  return (
    <li className="relative flex gap-3 border-b px-4 py-3.5 hover:bg-hover">
      <Avatar name={name} />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex items-baseline gap-2">
          <Link
            to="/leads/$leadId"
            params={{ leadId: lead.id }}
            data-lead={lead.id}
            className="min-w-0 flex-1 truncate font-semibold outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-accent"
          >
            {name || t('nameless')}
          </Link>
          <Age at={lead.createdAt} className="shrink-0 text-xs text-ink-3" />
        </p>
        {details.length > 0 && <p className="truncate text-ink-2">{details.join(' · ')}</p>}
        <TagList tags={lead.tags} className="flex-wrap" />
        <div className="flex items-center justify-between gap-2 pt-0.5">
          <span className="relative z-1 inline-flex">
            <StatusMenu lead={lead} />
          </span>
          <ScoreChip score={lead.fitScore} intent={lead.intent} />
        </div>
      </div>
    </li>
  )
}
