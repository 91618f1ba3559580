import type { Mail, MailKind, MailStatus } from '@oka/contract/mail'
import {
  BellRing,
  FileText,
  Gauge,
  KeyRound,
  type LucideIcon,
  Paperclip,
  ShieldCheck,
  UserPlus,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'

const toneOf: Record<MailStatus, Tone> = {
  scheduled: 'violet',
  queued: 'info',
  sending: 'info',
  sent: 'info',
  delivered: 'good',
  bounced: 'bad',
  complained: 'bad',
  unconfirmed: 'warn',
  failed: 'bad',
  suppressed: 'warn',
  canceled: 'neutral',
  kept: 'neutral',
}

export function MailStatusBadge({ status }: { status: MailStatus }): ReactElement {
  const t = useTranslations('words.mail')
  return <Badge tone={toneOf[status]}>{t(status)}</Badge>
}

const iconOf: Record<MailKind, LucideIcon> = {
  report: FileText,
  invitation: UserPlus,
  reset: KeyRound,
  password_changed: ShieldCheck,
  escalation: BellRing,
  budget_reached: Gauge,
}

export function MailKindLabel({ kind }: { kind: MailKind }): ReactElement {
  const t = useTranslations('words.mailKind')
  const Icon = iconOf[kind]
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={1.9} />
      <span className="truncate">{t(kind)}</span>
    </span>
  )
}

/** A mail as a line of a list. */
export function MailRow({ mail }: { mail: Mail }): ReactElement {
  const t = useTranslations('mails')
  const { kind, to, subject, status, attachments, createdAt } = mail
  return (
    <span className="grid grid-cols-1 gap-1">
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-semibold">{to}</span>
        <Age at={createdAt} className="shrink-0 text-xs text-ink-3" />
      </span>
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-ink-2">{subject}</span>
      </span>
      <span className="flex items-center gap-2">
        <span className="flex min-w-0 flex-1 text-xs text-ink-3">
          <MailKindLabel kind={kind} />
        </span>
        {attachments.length > 0 && (
          <span className="inline-flex shrink-0 text-ink-3">
            <Paperclip aria-hidden className="size-3.5" />
            <span className="sr-only">{t('attached', { count: attachments.length })}</span>
          </span>
        )}
        <MailStatusBadge status={status} />
      </span>
    </span>
  )
}
