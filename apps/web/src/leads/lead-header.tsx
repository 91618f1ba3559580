import type { LeadDetail } from '@oka/contract/lead'
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, Eraser, Mail, Phone, ScrollText, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { EraseLeadDialog } from './erase-lead-dialog.tsx'
import { leadName } from './lead-name.ts'
import { ScoreChip } from './score-chip.tsx'
import { StatusMenu } from './status-menu.tsx'
import { useMay } from '../session/use-session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { DeleteLeadDialog } from './delete-lead-dialog.tsx'

/** Name, contact and status of a lead. */
export function LeadHeader({ lead }: { lead: LeadDetail }): ReactElement {
  const t = useTranslations()
  const name = leadName(lead) || t('leads.nameless')
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3.5 gap-y-2 border-b px-4 pt-1.5 pb-3.5 sm:px-5">
      <Avatar name={leadName(lead)} size="lg" />
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-xl font-semibold tracking-tight">{name}</h1>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-2">
          {lead.name && lead.company && <span className="max-w-full truncate">{lead.company}</span>}
          {lead.email && (
            <Contact
              icon={Mail}
              href={`mailto:${lead.email}`}
              text={lead.email}
              what={t('words.field.email')}
            />
          )}
          {lead.phone && (
            <Contact
              icon={Phone}
              href={`tel:${lead.phone}`}
              text={lead.phone}
              what={t('words.field.phone')}
            />
          )}
        </div>
      </div>
      <div className="flex items-center gap-3 max-sm:w-full">
        <ScoreChip score={lead.fitScore} intent={lead.intent} className="text-base!" />
        <StatusMenu lead={lead} />
        <span className="max-sm:ml-auto">
          <LeadActions lead={lead} name={name} />
        </span>
      </div>
    </header>
  )
}

type ContactProps = { icon: typeof Mail; href: string; text: string; what: string }

function Contact({ icon: Icon, href, text, what }: ContactProps): ReactElement {
  const t = useTranslations('ui')
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <a href={href} className="truncate rounded-sm hover:text-ink hover:underline">
        {text}
      </a>
      {/* A touch on the address itself does more. */}
      <span className="inline-flex pointer-coarse:hidden">
        <CopyButton text={text} label={t('copy', { what })} />
      </span>
    </span>
  )
}

function LeadActions({ lead, name }: { lead: LeadDetail; name: string }): ReactElement | null {
  const t = useTranslations('lead')
  const navigate = useNavigate()
  const [open, setOpen] = useState<'delete' | 'erase' | null>(null)
  if (!useMay('admin')) return null
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button
            variant="ghost"
            size="icon"
            icon={Ellipsis}
            aria-label={t('actions')}
            title={t('actions')}
          />
        }
      >
        <MenuItem
          icon={ScrollText}
          onSelect={() => void navigate({ to: '/audit', search: { leadId: lead.id } })}
        >
          {t('toAudit')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Trash2} danger onSelect={() => setOpen('delete')}>
          {t('delete')}
        </MenuItem>
        <MenuItem icon={Eraser} danger onSelect={() => setOpen('erase')}>
          {t('erase')}
        </MenuItem>
      </Menu>
      <DeleteLeadDialog
        leadId={lead.id}
        name={name}
        open={open === 'delete'}
        onClose={() => setOpen(null)}
      />
      <EraseLeadDialog
        lead={{ id: lead.id, name }}
        open={open === 'erase'}
        onClose={() => setOpen(null)}
        onErased={() => navigate({ to: '/leads' })}
      />
    </>
  )
}
