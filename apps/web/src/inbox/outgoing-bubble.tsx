import { Clock } from 'lucide-react'
import type { ReactElement } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { bubble, bubbles, Speaker } from '../chat/message-group.tsx'
import { discard, type Outgoing, retry } from '../chat/outgoing.ts'
import { sentences } from '../problems.ts'
import { useAdmin } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { NotePaper } from './note-card.tsx'

type OutgoingProps = { message: Outgoing }

/** A reply that is still being sent. */
export function OutgoingReply({ message }: OutgoingProps): ReactElement {
  const admin = useAdmin()
  const isFailed = message.state === 'failed'
  return (
    <Speaker by="agent" name={admin.name}>
      {() => (
        <>
          <div className={cx(bubble, bubbles.agent, isFailed ? 'ring-1 ring-bad' : 'opacity-70')}>
            {message.content}
          </div>
          <OutgoingState message={message} />
        </>
      )}
    </Speaker>
  )
}

/** A note that is still being sent. */
export function OutgoingNote({ message }: OutgoingProps): ReactElement {
  const t = useTranslations('inbox')
  const admin = useAdmin()
  return (
    <div className="grid gap-1">
      <NotePaper
        author={admin.name}
        when={t(message.state === 'failed' ? 'notAdded' : 'sending')}
        content={message.content}
        names={[]}
      />
      {message.state !== 'sending' && <OutgoingState message={message} />}
    </div>
  )
}

function OutgoingState({ message }: OutgoingProps): ReactElement {
  const t = useTranslations('inbox')
  const locale = useLocale()
  if (message.state === 'sending') {
    return <p className="px-1 text-xs text-ink-3">{t('sending')}</p>
  }
  if (message.state === 'waiting') {
    return (
      <p className="flex items-center gap-1.5 px-1 text-xs text-ink-3">
        <Clock aria-hidden className="size-3.5" />
        {t('willBeSent')}
      </p>
    )
  }
  return (
    <p role="alert" className="flex flex-wrap items-center justify-end gap-1 text-xs text-bad-ink">
      {t('notSent')} {message.refusal ? (sentences[locale][message.refusal] ?? '') : t('tooOld')}
      <Button size="sm" onClick={() => retry(message.id)}>
        {t('tryAgain')}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => discard(message.id)}>
        {t('discard')}
      </Button>
    </p>
  )
}
