import { messageMaxLength } from '@oka/contract/limits'
import { SendHorizontal } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

import { sendReply } from '../chat/outgoing.ts'
import { useMay } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { focusReply } from './focus-reply.ts'
import type { Standing } from './standing.ts'

type ComposerProps = {
  conversationId: string
  visitor: string
  standing: Standing | null
  onSent: () => void
}

/** What was typed and not sent, kept while one looks at another conversation. */
const unsent = new Map<string, string>()

export function Composer(props: ComposerProps): ReactElement | null {
  const { conversationId, visitor, standing, onSent } = props
  const t = useTranslations('inbox')
  const isAgent = useMay('agent')
  useShortcuts({ r: focusReply })
  if (!standing) return null
  if (!isAgent) return <Note>{t('readOnly')}</Note>
  if (standing.mode === 'closed') return <Note>{t('isClosed')}</Note>
  if (!standing.mayReply) {
    return (
      <Note>{standing.holder ? t('heldByOther', { name: standing.holder }) : t('heldByTeam')}</Note>
    )
  }
  return (
    <ReplyForm
      conversationId={conversationId}
      visitor={visitor}
      takesOver={standing.mode === 'assistant'}
      onSent={onSent}
    />
  )
}

function Note({ children }: { children: string }): ReactElement {
  return (
    <p className="shrink-0 border-t bg-canvas px-4 py-4 pb-safe text-center text-ink-2">
      {children}
    </p>
  )
}

type ReplyFormProps = Pick<ComposerProps, 'conversationId' | 'visitor' | 'onSent'> & {
  takesOver: boolean
}

function ReplyForm({ conversationId, visitor, takesOver, onSent }: ReplyFormProps): ReactElement {
  const t = useTranslations('inbox')
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(unsent.get(conversationId) ?? '')
  const content = text.trim()
  const excess = content.length - messageMaxLength
  const maySend = content !== '' && excess <= 0

  const type = (value: string): void => {
    setText(value)
    unsent.set(conversationId, value)
  }
  const send = (): void => {
    if (!maySend) return
    void sendReply(conversationId, content)
    type('')
    field.current?.focus()
    requestAnimationFrame(onSent)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter also ends a composition, of an accent or of Japanese; that is not a wish to send.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      field.current?.closest('section')?.querySelector<HTMLElement>('[role="log"]')?.focus()
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      className="shrink-0 border-t px-4 pt-3 pb-safe sm:px-6"
    >
      <div className="mx-auto mb-3 grid max-w-3xl gap-1.5">
        <div className="flex items-end gap-1 rounded-xl border border-line-strong bg-surface p-1.5 shadow-card focus-within:border-accent focus-within:outline-2 focus-within:outline-offset-[-1px] focus-within:outline-accent">
          <textarea
            ref={field}
            data-reply
            aria-label={t('reply')}
            placeholder={t('replyTo', { name: visitor })}
            aria-invalid={excess > 0 || undefined}
            aria-describedby={excess > 0 ? 'reply-excess' : undefined}
            rows={1}
            value={text}
            onChange={(event) => type(event.target.value)}
            onKeyDown={onKeyDown}
            className="field-sizing-content max-h-48 min-h-8 flex-1 resize-none bg-transparent px-2 py-1.5 text-base outline-none placeholder:text-ink-3 pointer-coarse:text-lg"
          />
          <Button
            type="submit"
            variant="primary"
            size="icon"
            icon={SendHorizontal}
            aria-label={t('send')}
            title={t('send')}
            disabled={!maySend}
          />
        </div>
        <p
          id="reply-excess"
          className={cx('min-h-4 px-1 text-xs', excess > 0 ? 'text-bad-ink' : 'text-ink-3')}
        >
          {excess > 0 ? t('tooLong', { count: excess }) : takesOver && t('replyTakesOver')}
        </p>
      </div>
    </form>
  )
}
