import { type Lead, leadMoves, type LeadStatus } from '@oka/contract/lead'
import { ChevronDown } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useMay } from '../session/use-session.ts'
import { Badge, type Tone, tones } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'
import { Menu, MenuItem, MenuLabel } from '../ui/menu.tsx'
import { useUpdateLead } from './use-update-lead.ts'

const toneOf: Record<LeadStatus, Tone> = {
  new: 'info',
  qualified: 'violet',
  contacted: 'warn',
  won: 'good',
  lost: 'neutral',
  spam: 'bad',
}

function StatusBadge({ status }: { status: LeadStatus }): ReactElement {
  const t = useTranslations('words.status')
  return <Badge tone={toneOf[status]}>{t(status)}</Badge>
}

/** The status, and with the right to change it a menu of the allowed transitions. */
export function StatusMenu({ lead }: { lead: Lead }): ReactElement {
  const t = useTranslations()
  const update = useUpdateLead()
  const mayEdit = useMay('agent')
  if (!mayEdit) return <StatusBadge status={lead.status} />

  const moveTo = (status: LeadStatus): void => {
    update.mutate(
      { id: lead.id, status },
      { notice: t('leads.moved', { status: t(`words.status.${status}`) }) },
    )
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('leads.changeStatus', { status: t(`words.status.${lead.status}`) })}
          aria-busy={update.isPending || undefined}
          className={cx(
            'relative inline-flex h-6 items-center gap-1 rounded-full pr-1.5 pl-2.5 text-xs font-medium whitespace-nowrap',
            'hover:ring-1 hover:ring-current/30 aria-busy:animate-pulse-soft pointer-coarse:h-8',
            tones[toneOf[lead.status]],
          )}
        >
          {t(`words.status.${lead.status}`)}
          <ChevronDown aria-hidden className="size-3.5 opacity-70" />
        </button>
      }
    >
      <MenuLabel>{t('leads.moveTo')}</MenuLabel>
      {leadMoves[lead.status].map((status) => (
        <MenuItem key={status} onSelect={() => moveTo(status)}>
          <span aria-hidden className={cx('size-2 rounded-full bg-current', dots[status])} />
          {t(`words.status.${status}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}

const dots: Record<LeadStatus, string> = {
  new: 'text-info',
  qualified: 'text-violet',
  contacted: 'text-warn',
  won: 'text-good',
  lost: 'text-ink-3',
  spam: 'text-bad',
}
