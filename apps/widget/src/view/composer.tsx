import { isPlainEnter } from '@oka/contract/keys'
import { messageMaxLength } from '@oka/contract/limits'
import { useEffect, useRef, useState } from 'preact/hooks'

import type { Messages } from '../messages.en.ts'
import { Icon } from './icon.tsx'

/** Number of characters from which the remaining ones are shown. */
const counterFrom = messageMaxLength - 400

type Props = {
  t: Messages
  /** The draft from before a reload. */
  initial: string
  onType: (text: string) => void
  onSend: (text: string) => void
}

export function Composer({ t, initial, onType, onSend }: Props) {
  const [text, setText] = useState(initial)
  /** Sending it was attempted although it is too long. */
  const [refused, setRefused] = useState(false)
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const content = text.trim()
  const left = messageMaxLength - content.length
  const over = left < 0

  useEffect(() => {
    const { style } = fieldRef.current!
    style.height = 'auto'
    style.height = `${fieldRef.current!.scrollHeight}px`
  }, [text])

  function type(typed: string) {
    setText(typed)
    setRefused(false)
    onType(typed)
  }

  function send() {
    if (over) setRefused(true)
    if (!content || over) return
    type('')
    onSend(content)
    fieldRef.current?.focus()
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p id="left" class={over ? 'left over' : 'left'} aria-live={over ? 'polite' : 'off'}>
        {text.length >= counterFrom && t.left(left, refused)}
      </p>
      <div class="field">
        <textarea
          ref={fieldRef}
          rows={1}
          value={text}
          placeholder={t.placeholder}
          aria-label={t.message}
          aria-describedby="left"
          aria-invalid={over}
          enterkeyhint="send"
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (!isPlainEnter(event)) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="send" aria-label={t.send} disabled={!content}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}
