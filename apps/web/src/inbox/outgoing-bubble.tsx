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

type OutgoingProps = { letter: Outgoing }

/** A reply on its way. */
export function OutgoingReply({ letter }: OutgoingProps): ReactElement {
  const admin = useAdmin()
  const isFailed = letter.state === 'failed'
  return (
    <Speaker by="agent" name={admin.name}>
      {() => (
        <>
          <div className={cx(bubble, bubbles.agent, isFailed ? 'ring-1 ring-bad' : 'opacity-70')}>
            {letter.content}
          </div>
          <OutgoingState letter={letter} />
        </>
      )}
    </Speaker>
  )
}

/** A note on its way. */
export function OutgoingNote({ letter }: OutgoingProps): ReactElement {
  const t = useTranslations('inbox')
  const admin = useAdmin()
  return (
    <div className="grid gap-1">
      <NotePaper
        author={admin.name}
        when={t(letter.state === 'failed' ? 'notAdded' : 'sending')}
        content={letter.content}
        names={[]}
      />
      {letter.state !== 'sending' && <OutgoingState letter={letter} />}
    </div>
  )
}

function OutgoingState({ letter }: OutgoingProps): ReactElement {
  const t = useTranslations('inbox')
  const locale = useLocale()
  if (letter.state === 'sending') {
    return <p className="px-1 text-xs text-ink-3">{t('sending')}</p>
  }
  if (letter.state === 'waiting') {
    return (
      <p className="flex items-center gap-1.5 px-1 text-xs text-ink-3">
        <Clock aria-hidden className="size-3.5" />
        {t('willBeSent')}
      </p>
    )
  }
  return (
    <p role="alert" className="flex flex-wrap items-center justify-end gap-1 text-xs text-bad-ink">
      {t('notSent')} {letter.refusal ? sentences[locale][letter.refusal] : t('tooOld')}
      <Button size="sm" onClick={() => retry(letter.id)}>
        {t('tryAgain')}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => discard(letter.id)}>
        {t('discard')}
      </Button>
    </p>
  )
}
