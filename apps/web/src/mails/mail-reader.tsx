import { accountLinkKinds, type Mail, undeliveredStatuses } from '@oka/contract/mail'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleX, Paperclip, RotateCw } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { formatBytes, formatMoment } from '../i18n/formats.ts'
import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { MailKindLabel, MailStatusBadge } from './mail-row.tsx'
import { useCancelMail, useSendAgain } from './use-mails.ts'

/** Placeholder of a hidden link in a mail. */
const hiddenLink = 'https://link.invalid/'

type MailReaderProps = {
  mailId: string
  /** Shows a link to the lead, unless the user comes from there. */
  linkLead?: boolean
}

/** A mail with what became of it. */
export function MailReader({ mailId, linkLead = false }: MailReaderProps): ReactElement {
  const t = useTranslations('mails')
  const explain = useExplain()
  const mail = useQuery({
    ...trpc.mail.byId.queryOptions({ id: mailId }),
    // The address of its HTML expires after some minutes.
    refetchOnMount: 'always',
  })
  const [asText, setAsText] = useState(false)
  if (mail.isPending) return <SkeletonRows rows={4} className="h-12" />
  if (mail.isError) {
    return <ErrorState message={explain(mail.error)} retry={() => void mail.refetch()} />
  }
  const { text, subject, previewUrl } = mail.data
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="grid shrink-0 gap-2 border-b px-5 py-4">
        <MailFacts mail={mail.data} isLinkHidden={text.includes(hiddenLink)} />
        <div className="flex flex-wrap gap-2 pt-1">
          <Button size="sm" aria-pressed={asText} onClick={() => setAsText(!asText)}>
            {asText ? t('asHtml') : t('asText')}
          </Button>
          <MailLinks mail={mail.data} linkLead={linkLead} />
        </div>
      </div>
      {asText && (
        <pre
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it has to be reachable
          tabIndex={0}
          aria-label={t('body')}
          className="min-h-0 flex-1 overflow-y-auto px-5 py-4 font-sans text-base text-typed"
        >
          {text}
        </pre>
      )}
      {mail.isFetchedAfterMount && (
        <MailFrame title={`${t('body')}: ${subject}`} url={previewUrl} isHidden={asText} />
      )}
    </div>
  )
}

type MailFrameProps = { title: string; url: string; isHidden: boolean }

/**
 * The HTML of a mail in a sandboxed frame without scripts or requests. It keeps its first address:
 * each fetch returns another one, which would reload the frame.
 */
function MailFrame({ title, url, isHidden }: MailFrameProps): ReactElement {
  const [src] = useState(url)
  return (
    <iframe
      title={title}
      sandbox=""
      src={src}
      hidden={isHidden}
      className="min-h-0 w-full flex-1 bg-white scheme-light"
    />
  )
}

type MailLinksProps = { mail: Mail; linkLead: boolean }

/** The lead of the mail, and what can be done about a mail that was not delivered. */
function MailLinks({ mail, linkLead }: MailLinksProps): ReactElement | null {
  const t = useTranslations('mails')
  const mayWork = useMay('agent')
  const again = useSendAgain()
  const cancel = useCancelMail()
  const { id, status, leadId } = mail
  if (leadId === null) return null
  return (
    <>
      {mayWork && status === 'scheduled' && (
        <Button
          size="sm"
          icon={CircleX}
          busy={cancel.isPending}
          onClick={() => cancel.mutate({ id })}
        >
          {t('cancel')}
        </Button>
      )}
      {mayWork && undeliveredStatuses.includes(status) && (
        <Button
          size="sm"
          icon={RotateCw}
          busy={again.isPending}
          onClick={() => again.mutate({ id })}
        >
          {t('sendAgain')}
        </Button>
      )}
      {linkLead && (
        <Link to="/leads/$leadId" params={{ leadId }} className={buttonClass({ size: 'sm' })}>
          {t('openLead')}
        </Link>
      )}
    </>
  )
}

type MailFactsProps = { mail: Mail; isLinkHidden: boolean }

function MailFacts({ mail, isLinkHidden }: MailFactsProps): ReactElement {
  const t = useTranslations('mails')
  const locale = useLocale()
  const { kind, to, attempts, lastError, attachments } = mail
  return (
    <dl className="grid gap-1.5">
      <Recipients mail={mail} />
      <Line label={t('kind')}>
        <MailKindLabel kind={kind} />
        {isLinkHidden && (
          <span className="block max-w-prose text-xs text-ink-3">
            {t(linkHintOf(mail), { to })}
          </span>
        )}
      </Line>
      {attempts > 1 && <Line label={t('attempts')}>{attempts}</Line>}
      {lastError && (
        <Line label={t('lastError')}>
          <span className="text-bad-ink text-typed">{lastError}</span>
        </Line>
      )}
      {attachments.length > 0 && (
        <Line label={t('attachments')}>
          <ul className="flex flex-wrap gap-1.5">
            {attachments.map(({ name, bytes }) => (
              <li
                key={name}
                className="inline-flex items-center gap-1.5 rounded-md bg-sunken px-2 py-0.5 text-xs"
              >
                <Paperclip aria-hidden className="size-3 text-ink-3" />
                {name}
                <span className="text-ink-3">{formatBytes(bytes, locale)}</span>
              </li>
            ))}
          </ul>
        </Line>
      )}
    </dl>
  )
}

/** To whom it goes, and when. */
function Recipients({ mail }: { mail: Mail }): ReactElement {
  const t = useTranslations('mails')
  const locale = useLocale()
  const { to, cc, replyTo, status, sendAt, sentAt, createdAt } = mail
  const isPlanned = status === 'scheduled'
  const when = formatMoment(new Date(sentAt ?? (isPlanned ? sendAt : null) ?? createdAt), locale)
  return (
    <>
      <Line label={t('to')}>
        <span className="flex flex-wrap items-center gap-2">
          <span className="wrap-anywhere">{to}</span>
          <MailStatusBadge status={status} />
        </span>
        <span className="block text-xs text-ink-3">
          {t(sentAt ? 'sentAt' : isPlanned ? 'sendsAt' : 'writtenAt', { when })}
        </span>
        <StatusHint mail={mail} />
      </Line>
      {cc.length > 0 && (
        <Line label={t('cc')}>
          <span className="wrap-anywhere">{cc.join(', ')}</span>
        </Line>
      )}
      {replyTo && (
        <Line label={t('replyTo')}>
          <span className="wrap-anywhere">{replyTo}</span>
        </Line>
      )}
    </>
  )
}

/** What the state means, where its name does not suffice, and since when. */
function StatusHint({ mail }: { mail: Mail }): ReactElement {
  const t = useTranslations('mails')
  const locale = useLocale()
  const { status, bounce, reportedAt, openings, openedAt } = mail
  const hint = hintOf(status, bounce)
  return (
    <>
      {reportedAt && (
        <span className="block text-xs text-ink-3">
          {t(status === 'delivered' ? 'deliveredAt' : 'reportedAt', {
            when: formatMoment(new Date(reportedAt), locale),
          })}
        </span>
      )}
      {openedAt && (
        <span className="block text-xs text-ink-3">
          {t('opened', { count: openings, when: formatMoment(new Date(openedAt), locale) })}
        </span>
      )}
      {hint && <span className="block max-w-prose text-xs text-ink-3">{t(hint)}</span>}
    </>
  )
}

const hints = {
  kept: 'keptHint',
  unconfirmed: 'unconfirmedHint',
  complained: 'complainedHint',
  suppressed: 'suppressedHint',
} as const

function hintOf(status: Mail['status'], bounce: Mail['bounce']) {
  if (status === 'bounced') return bounce === 'hard' ? 'hardBounceHint' : 'softBounceHint'
  return status in hints ? hints[status as keyof typeof hints] : null
}

/** Why the link is hidden, and where to find one when no mail is sent. */
function linkHintOf({ kind, status }: Mail) {
  if (!accountLinkKinds.includes(kind)) return 'linkGoneHint'
  if (status !== 'kept') return 'linkHint'
  return kind === 'reset' ? 'linkKeptResetHint' : 'linkKeptInvitationHint'
}

function Line({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div className="grid grid-cols-[6.5rem_1fr] gap-2 max-sm:grid-cols-1 max-sm:gap-0">
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
