import type { Locale } from '@oka/contract/locale'

import type { Messages } from '../messages.ts'
import { Bubble } from './bubble.tsx'
import { Icon } from './icon.tsx'
import type { Row } from './rows.ts'

type Props = {
  row: Row
  t: Messages
  locale: Locale
  /** The last try to send failed. */
  delayed: boolean
  onRetry: (key: string) => void
}

export function MessageRow(props: Props) {
  const { row, locale } = props
  return (
    <>
      {row.newDay && (
        <p class="note">
          {row.at.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })}
        </p>
      )}
      {row.role === 'system' ? <p class="note">{row.content}</p> : <Spoken {...props} />}
    </>
  )
}

function Spoken(props: Props) {
  const { role, author, content, first, last, status } = props.row
  const { t } = props
  const mine = role === 'visitor'
  const classes = ['row', mine ? 'mine' : role, status, first && 'first', last && 'last']
  return (
    <div class={classes.filter(Boolean).join(' ')}>
      {first && (
        <span class={mine ? 'unseen' : 'name'}>{mine ? t.you : (author ?? t.assistant)}</span>
      )}
      <Bubble text={content} />
      {status === 'refused' ? <Refused {...props} /> : last && <Meta {...props} />}
    </div>
  )
}

/** When it was said; of the visitor's own messages also whether they have arrived. */
function Meta({ row, t, locale, delayed, onRetry }: Props) {
  if (row.status === 'pending') {
    return (
      <span class="meta late">
        {delayed ? t.delayed : t.sending}
        {delayed && <Retry label={t.tryNow} onClick={() => onRetry(row.key)} />}
      </span>
    )
  }
  return (
    <span class="meta">
      <time dateTime={row.at.toISOString()}>
        {row.at.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' })}
      </time>
      {row.role === 'visitor' && (
        <>
          <Icon name="sent" />
          <span class="unseen">{t.sent}</span>
        </>
      )}
    </span>
  )
}

function Refused({ row: { key, problem }, t, onRetry }: Props) {
  const { refusals } = t
  const why = problem && problem in refusals && refusals[problem as keyof typeof refusals]
  return (
    <span class="meta failed">
      {why || t.refused}
      <Retry label={t.tryAgain} onClick={() => onRetry(key)} />
    </span>
  )
}

function Retry({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="link" onClick={onClick}>
      {label}
    </button>
  )
}
