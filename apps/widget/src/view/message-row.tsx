import type { MessageSource } from '@oka/contract/knowledge'
import type { Locale } from '@oka/contract/locale'
import type { Problem } from '@oka/contract/problem'

import type { Messages } from '../messages.en.ts'
import { Bubble } from './bubble.tsx'
import { Icon } from './icon.tsx'
import type { Row } from './rows.ts'

type Props = {
  row: Row
  t: Messages
  locale: Locale
  /** The last attempt to send failed. */
  delayed: boolean
  onRetry: (key: string) => void
  onSources: ShowSources
}

/** Draws what an answer rests on; does nothing where it has been drawn. */
export type ShowSources = (place: HTMLElement | null, sources: readonly MessageSource[]) => void

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
  const { role, author, content, sources, first, last, status } = props.row
  const { t } = props
  const mine = role === 'visitor'
  const classes = ['row', mine ? 'mine' : role, status, first && 'first', last && 'last']
  return (
    <div class={classes.filter(Boolean).join(' ')}>
      {first && (
        <span class={mine ? 'unseen' : 'name'}>{mine ? t.you : (author ?? t.assistant)}</span>
      )}
      <Bubble text={content} />
      {sources && <div ref={(place) => props.onSources(place, sources)} />}
      <Meta {...props} />
    </div>
  )
}

/** In a group of stored messages, only the last shows it. */
function Meta(props: Props) {
  const { status, last } = props.row
  if (status !== 'stored') return <Unsent {...props} />
  return last ? <Stored {...props} /> : null
}

/** The time, and for the visitor's own messages that they are stored. */
function Stored({ row, t, locale }: Props) {
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

/** The state of sending, and a retry button when it is slow or has failed. */
function Unsent({ row: { key, problem }, t, delayed, onRetry }: Props) {
  const refusals: Partial<Record<Problem, string>> = t.refusals
  const waiting = delayed ? t.delayed : t.sending
  return (
    <span class={problem ? 'meta failed' : 'meta late'}>
      {problem ? t.refused + (refusals[problem] ?? '') : waiting}
      {(problem || delayed) && (
        <button type="button" class="link" onClick={() => onRetry(key)}>
          {t.tryAgain}
        </button>
      )}
    </span>
  )
}
