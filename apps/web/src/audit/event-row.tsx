import type { Event } from '@oka/contract/event'
import {
  FileText,
  type LucideIcon,
  Mail,
  MessageSquare,
  ShieldAlert,
  UserRound,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { formatMoment, formatTime } from '../i18n/formats.ts'
import { Avatar } from '../ui/avatar.tsx'
import { type Tone, tones } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'
import { EventDetails } from './event-details.tsx'
import { Sentence } from './sentence.tsx'

/** An entry of the audit: when, who, what, and the values that changed. */
export function EventRow({ event }: { event: Event }): ReactElement {
  const t = useTranslations('audit')
  const locale = useLocale()
  const at = new Date(event.createdAt)
  return (
    <li className="flex items-start gap-3 border-b px-4 py-2.5 sm:px-5">
      <time
        dateTime={event.createdAt}
        title={formatMoment(at, locale)}
        className="w-16 shrink-0 pt-0.5 whitespace-nowrap text-ink-3 tabular-nums max-sm:hidden"
      >
        {formatTime(at, locale)}
      </time>
      {event.admin ? <Avatar name={event.admin.name} size="sm" /> : <Sign name={event.name} />}
      <div className="grid min-w-0 flex-1 gap-1 pt-0.5">
        <p className="text-pretty text-typed">
          <Sentence event={event} />
        </p>
        <EventDetails event={event} />
      </div>
      <span className="flex shrink-0 flex-col items-end pt-0.5 text-ink-3 tabular-nums">
        <time dateTime={event.createdAt} className="sm:hidden">
          {formatTime(at, locale)}
        </time>
        <span>
          <span className="sr-only">{t('entry', { id: String(event.id) })}</span>
          <span aria-hidden>#{event.id}</span>
        </span>
      </span>
    </li>
  )
}

const signs: Record<string, LucideIcon> = {
  admin: UserRound,
  conversation: MessageSquare,
  lead: UserRound,
  report: FileText,
  mail: Mail,
}

/** In place of an avatar where no member of staff did it. */
function Sign({ name }: { name: string }): ReactElement {
  const tone = toneOf(name)
  const Icon = tone === 'bad' ? ShieldAlert : (signs[name.split('.')[0]!] ?? UserRound)
  return (
    <span
      aria-hidden
      className={cx('grid size-6 shrink-0 place-items-center rounded-full', tones[tone])}
    >
      <Icon className="size-3.5" strokeWidth={1.9} />
    </span>
  )
}

function toneOf(name: string): Tone {
  if (name === 'admin.token_reused' || name === 'admin.sign_in_failed') return 'bad'
  return name.endsWith('.failed') ? 'warn' : 'neutral'
}
