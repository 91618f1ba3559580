import { messageMaxLength } from '@oka/contract/limits'
import { useEffect, useRef, useState } from 'preact/hooks'

import type { Messages } from '../messages.en.ts'
import { Icon } from './icon.tsx'

/** From how many characters on it is told how many are left. */
const counterFrom = messageMaxLength - 400

type Props = {
  t: Messages
  /** What was typed before a reload. */
  initial: string
  onType: (text: string) => void
  onSend: (text: string) => void
}

export function Composer({ t, initial, onType, onSend }: Props) {
  const [text, setText] = useState(initial)
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const content = text.trim()
  const left = messageMaxLength - content.length

  useEffect(() => {
    const { style } = fieldRef.current!
    style.height = 'auto'
    style.height = `${fieldRef.current!.scrollHeight}px`
  }, [text])

  function type(typed: string) {
    setText(typed)
    onType(typed)
  }

  function send() {
    if (!content || left < 0) return
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
      {text.length >= counterFrom && (
        <p id="left" class={left < 0 ? 'left over' : 'left'}>
          {t.left(left)}
        </p>
      )}
      <div class="field">
        <textarea
          ref={fieldRef}
          rows={1}
          value={text}
          placeholder={t.placeholder}
          aria-label={t.message}
          aria-describedby="left"
          enterkeyhint="send"
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (!isPlainEnter(event)) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="send" aria-label={t.send} disabled={!content || left < 0}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}

/** Enter on its own; not the one that accepts what an input method proposes. */
function isPlainEnter({ key, shiftKey, isComposing, keyCode }: KeyboardEvent): boolean {
  // Safari ends the composition before the key, and marks it with 229 (UI Events, section 7.3.1).
  return key === 'Enter' && !shiftKey && !isComposing && keyCode !== 229
}
