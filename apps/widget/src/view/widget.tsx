import type { Locale } from '@oka/contract/locale'

import type { ConversationState } from '../conversation/state.ts'
import type { Messages } from '../messages.en.ts'
import { CallPerson } from './call-person.tsx'
import { Composer } from './composer.tsx'
import { Icon } from './icon.tsx'
import { MessageList } from './message-list.tsx'
import type { ShowSources } from './message-row.tsx'

type Actions = {
  onType: (text: string) => void
  onSend: (text: string) => void
  onOpening: (text: string) => void
  onCallPerson: () => void
  onRetry: (key: string) => void
  onSources: ShowSources
  onSettle: () => void
  onRestart: () => void
  onClose: () => void
}

type Props = {
  state: ConversationState
  actions: Actions
  t: Messages
  locale: Locale
  company: string
  /** The initial draft. */
  text: string
  now: Date
  /** Covers the whole screen, so that nothing behind it can be used. */
  full: boolean
  reducedMotion: boolean
}

export function Widget(props: Props) {
  const { state, actions, t, locale, company, text, now, full, reducedMotion: still } = props
  const notice = t.notices[state.connection as 'lost' | 'blocked']
  return (
    <dialog open class="panel" aria-modal={full} aria-label={t.dialog(company)} tabIndex={-1}>
      <Header {...{ state, t, company }} onClose={actions.onClose} />
      <MessageList {...actions} {...{ state, t, locale, company, now, reducedMotion: still }} />
      <output class="banner">{notice && <span>{notice}</span>}</output>
      {state.mode === 'closed' ? (
        <div class="ended">
          <p>{t.closed}</p>
          <button type="button" onClick={actions.onRestart}>
            {t.startNew}
          </button>
        </div>
      ) : (
        <>
          {state.mode === 'assistant' && !t.alone && (
            <CallPerson stage={state.person} t={t} onClick={actions.onCallPerson} />
          )}
          <Composer t={t} initial={text} onType={actions.onType} onSend={actions.onSend} />
        </>
      )}
    </dialog>
  )
}

type HeaderProps = {
  state: ConversationState
  t: Messages
  company: string
  onClose: () => void
}

function Header({ state: { mode, holder }, t, company, onClose }: HeaderProps) {
  const name = (mode === 'human' && holder?.name) || company
  const role = { assistant: t.assistant, human: t.contact(company), closed: t.ended }[mode]
  return (
    <div class="head">
      <span class="avatar" aria-hidden="true" style={mode === 'assistant' ? t.picture : ''}>
        {name[0]}
      </span>
      <div class="who">
        <h2>{name}</h2>
        <p>{role}</p>
      </div>
      <button type="button" class="close" aria-label={t.closeChat} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  )
}
