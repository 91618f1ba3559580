import type { Locale } from '@oka/contract/locale'

import type { ConversationState } from '../conversation/state.ts'
import { isAwaiting, visibleDraft } from '../conversation/timeline.ts'
import type { Messages } from '../messages.en.ts'
import { Answer, Dots } from './answer.tsx'
import { Bubble } from './bubble.tsx'
import { MessageRow, type ShowSources } from './message-row.tsx'
import { toRows } from './rows.ts'
import { Scroller } from './scroller.tsx'

type Props = {
  state: ConversationState
  t: Messages
  locale: Locale
  company: string
  now: Date
  /** The system setting for reduced motion. */
  reducedMotion: boolean
  onRetry: (key: string) => void
  onSources: ShowSources
  onSettle: () => void
  onOpening: (text: string) => void
}

export function MessageList(props: Props) {
  const { state, t, now, reducedMotion: still, onSettle } = props
  const { messages, outbox, delayed, typing } = state
  const fresh = still ? undefined : messages.find((message) => message.seq === state.fresh)
  const answer = fresh ? fresh.content : growing(state)
  const writer = answer === null ? typing : t.assistant
  return (
    <Scroller label={t.messages} latest={t.latest} follow={outbox.length}>
      <div role="log" aria-live="polite">
        <Beginning {...props} />
        {toRows(state, fresh, now).map((row) => (
          <MessageRow key={row.key} {...props} {...{ row, delayed }} />
        ))}
        {answer === null && <Openings {...props} />}
      </div>
      {answer !== null && (
        <Answer
          name={t.assistant}
          text={answer}
          complete={fresh !== undefined}
          reducedMotion={still}
          onShown={onSettle}
        />
      )}
      {typing && (
        <div class="row agent first last" aria-hidden="true">
          <span class="name">{typing}</span>
          <Dots />
        </div>
      )}
      <output class="unseen">{writer && t.typing(writer)}</output>
    </Scroller>
  )
}

/** Shown before all messages, or while they are loading. */
function Beginning({ state: { loading, restarted }, t, company }: Props) {
  if (loading) return <output class="note late">{t.loading}</output>
  return (
    <>
      {restarted && <p class="note">{t.restarted}</p>}
      <div class="row assistant first last greeting">
        <span class="name">{t.assistant}</span>
        <Bubble text={t.hello ?? t.greeting(company)} />
      </div>
    </>
  )
}

/** What the visitor may say, or answer to the last question. */
function Openings({ state: { conversationId, outbox, messages }, t, onOpening }: Props) {
  const texts = conversationId ? messages.at(-1)?.choices : t.openings
  if (outbox.length || !texts?.length) return null
  return (
    <ul class="openings" aria-label={t.openingsLabel}>
      {texts.map((text) => (
        <li key={text}>
          <button type="button" onClick={() => onOpening(text)}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The draft of the answer; empty where one is owed, null where none is, or none can come. */
function growing(state: ConversationState): string | null {
  const owed = isAwaiting(state) && state.connection !== 'lost' && !state.delayed
  return visibleDraft(state) ?? (owed ? '' : null)
}
