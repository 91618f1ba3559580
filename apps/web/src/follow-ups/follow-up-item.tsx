import type { FollowUp } from '@oka/contract/follow-up'
import { Link } from '@tanstack/react-router'
import {
  BookOpenText,
  Check,
  CircleHelp,
  Mail,
  MessageSquareReply,
  Phone,
  PhoneCall,
  PhoneOff,
  Send,
  Undo2,
  X,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { useLocale, useNow, useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { useMay } from '../session/use-session.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { formatCallTime } from './call-time.ts'
import { CopyState, DeclineCopy } from './copy-state.tsx'
import { useChangeFollowUp } from './use-follow-ups.ts'

type FollowUpItemProps = {
  followUp: FollowUp
  /**
   * Where it is shown: only the list names the lead, and only beside the conversation there is no
   * link to it.
   */
  place: 'list' | 'lead' | 'conversation'
}

const icons = { question: CircleHelp, call_back: PhoneCall, copy: Mail } as const

/** A question, a call-back or a copy: the quotation, and its actions. */
export function FollowUpItem({ followUp, place }: FollowUpItemProps): ReactElement {
  const t = useTranslations('followUps')
  const { kind, status, quote, askedAt, call } = followUp
  const isOpen = status === 'open'
  const Icon = icons[kind]
  return (
    <div className="flex gap-3">
      <Icon
        aria-hidden
        className={cx('mt-0.5 size-4.5 shrink-0', isOpen ? 'text-warn-ink' : 'text-ink-3')}
        strokeWidth={1.8}
      />
      <div className="grid min-w-0 flex-1 gap-1.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
          <span className="sr-only">{t(`kind.${kind}`)}</span>
          {place === 'list' && <Whose followUp={followUp} />}
          <Age at={askedAt} />
          {!isOpen && (
            <Badge>{kind === 'copy' ? t(`copyStatus.${status}`) : t(`status.${status}`)}</Badge>
          )}
        </p>
        <blockquote
          className={cx(
            'line-clamp-4 text-pretty wrap-anywhere whitespace-pre-line',
            isOpen ? 'text-ink' : 'text-ink-2',
          )}
        >
          {t('quote', { quote })}
        </blockquote>
        {call && <Call call={call} />}
        <CopyState followUp={followUp} />
        {!isOpen && <Closed followUp={followUp} />}
        <Actions followUp={followUp} place={place} />
      </div>
    </div>
  )
}

function Whose({
  followUp: { lead, conversationId },
}: Pick<FollowUpItemProps, 'followUp'>): ReactElement {
  const t = useTranslations()
  const name = lead?.name || lead?.company || t('words.visitor')
  const look = 'min-w-0 truncate text-sm font-semibold text-ink hover:underline'
  return lead ? (
    <Link to="/leads/$leadId" params={{ leadId: lead.id }} className={look}>
      {name}
    </Link>
  ) : (
    <Link to="/inbox/$conversationId" params={{ conversationId }} className={look}>
      {name}
    </Link>
  )
}

function Call({ call }: { call: NonNullable<FollowUp['call']> }): ReactElement {
  const t = useTranslations('followUps')
  const locale = useLocale()
  const now = useNow({ updateInterval: 60_000 })
  const { time, from, until, phone } = call
  const when = from && formatCallTime({ from, until }, now, locale)
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">
      <span>{when ?? (time ? t('unclearTime') : t('noTime'))}</span>
      {phone ? (
        <a
          href={`tel:${phone.split(';')[0]}`}
          className="inline-flex items-center gap-1.5 text-accent-ink hover:underline"
        >
          <Phone aria-hidden className="size-3.5" />
          {phone}
        </a>
      ) : (
        <span className="inline-flex items-center gap-1.5 text-warn-ink">
          <PhoneOff aria-hidden className="size-3.5" />
          {t('noPhone')}
        </span>
      )}
    </p>
  )
}

function Closed({
  followUp: { closedBy, closedAt, answer, copy },
}: Pick<FollowUpItemProps, 'followUp'>): ReactElement {
  const t = useTranslations()
  return (
    <>
      {answer && (
        <p className="line-clamp-3 border-l-2 pl-2.5 text-sm wrap-anywhere text-ink-2">
          {answer.content}
        </p>
      )}
      {closedAt && (closedBy || !copy) && (
        <p className="text-xs text-ink-3">
          {t('followUps.closedBy', { name: closedBy?.name ?? t('words.someone') })}{' '}
          <Age at={closedAt} />
        </p>
      )}
    </>
  )
}

function Actions({ followUp, place }: FollowUpItemProps): ReactElement | null {
  const t = useTranslations('followUps')
  const mayChange = useMay('agent')
  const addToKnowledge = useTranslations('knowledge')('addToKnowledge')
  const { busy, close, reopen } = useChangeFollowUp()
  const { kind, status, conversationId } = followUp
  const open = place !== 'conversation' && (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId }}
      className={buttonClass({ size: 'sm' })}
    >
      <MessageSquareReply aria-hidden className="size-3.5" />
      {mayChange && status === 'open' && kind === 'question' ? t('answer') : t('openConversation')}
    </Link>
  )
  if (!mayChange) return open ? <p>{open}</p> : null
  if (kind === 'copy') return <CopyActions followUp={followUp} open={open} />
  return (
    <p className="flex flex-wrap gap-2">
      {open}
      {status === 'answered' && (
        <Link
          to="/knowledge/new"
          search={{ followUp: followUp.id, conversation: conversationId }}
          className={buttonClass({ size: 'sm' })}
        >
          <BookOpenText aria-hidden className="size-3.5" />
          {addToKnowledge}
        </Link>
      )}
      {status === 'open' ? (
        <>
          <Button size="sm" icon={Check} busy={busy} onClick={() => close(followUp, 'done')}>
            {t('done')}
          </Button>
          <Button
            size="sm"
            variant="ghost"
            icon={X}
            disabled={busy}
            onClick={() => close(followUp, 'dismissed')}
          >
            {t('dismiss')}
          </Button>
        </>
      ) : (
        <Button size="sm" variant="ghost" icon={Undo2} busy={busy} onClick={() => reopen(followUp)}>
          {t('reopen')}
        </Button>
      )}
    </p>
  )
}

type CopyActionsProps = { followUp: FollowUp; open: ReactElement | false }

/** A copy that was sent, or that the visitor does not want, stays as it is. */
function CopyActions({ followUp, open }: CopyActionsProps): ReactElement {
  const t = useTranslations('followUps')
  const { busy, reopen } = useChangeFollowUp()
  const { id, status, lead, copy, closedBy } = followUp
  const isSettled = status !== 'open' && (copy?.mailedAt !== null || closedBy === null)
  return (
    <p className="flex flex-wrap gap-2 empty:hidden">
      {open}
      {status === 'open' && lead && (
        <Link
          to="/leads/$leadId"
          params={{ leadId: lead.id }}
          search={{ tab: 'report', copy: id }}
          className={buttonClass({ size: 'sm' })}
        >
          <Send aria-hidden className="size-3.5" />
          {t('sendCopy')}
        </Link>
      )}
      {status === 'open' && <DeclineCopy followUp={followUp} />}
      {status !== 'open' && !isSettled && (
        <Button size="sm" variant="ghost" icon={Undo2} busy={busy} onClick={() => reopen(followUp)}>
          {t('reopen')}
        </Button>
      )}
    </p>
  )
}
