import { isComposing, isPlainEnter } from '@oka/contract/keys'
import type { LucideIcon } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react'

import { useDraft } from '../chat/use-draft.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { SuggestionList } from '../ui/suggestion-list.tsx'
import { insertSign, replaceTrigger } from './suggest.ts'
import { useSuggestions } from './use-suggestions.ts'
import { editorVariants } from './editor-variants.ts'

/** Suggestions after a trigger character at the start of a word. */
export type Suggestions<Item> = {
  sign: '@' | '/'
  label: string
  find: (query: string) => readonly Item[]
  keyOf: (item: Item) => string
  draw: (item: Item) => ReactNode
  /** The replacement of the word, and the part of it to fill in next. */
  insert: (item: Item) => { text: string; gap: { start: number; end: number } | null }
  onPick?: (item: Item) => void
  empty: ReactNode
  footer?: ReactNode
}

type MessageEditorProps<Item> = {
  kind: 'reply' | 'note'
  conversationId: string
  label: string
  placeholder: string
  offer: Suggestions<Item>
  /** Validates a text; null when it is valid. */
  check: (text: string) => string | null
  hint: ReactNode
  /** A button that types the trigger character. */
  offerButton: { label: string; icon: LucideIcon }
  kindSwitch: ReactNode
  submit: { label: string; isWorded: boolean }
  /** Called with the trimmed text; empty once it was sent. */
  onText?: (text: string) => void
  onSend: (content: string) => void
}

/** Editor for a reply or a note. The draft is kept until it is sent. */
export function MessageEditor<Item>(props: MessageEditorProps<Item>): ReactElement {
  const { kind, conversationId, offer, offerButton, check, hint, submit, onSend } = props
  const look = editorVariants[kind]
  const noteId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, write] = useDraft(conversationId, kind)
  const [caret, setCaret] = useState(text.length)
  const content = text.trim()
  const problem = check(content)

  const put = (next: { text: string; caret: number }, end = next.caret): void => {
    write(next.text)
    setCaret(end)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(next.caret, end)
    })
  }
  const suggesting = useSuggestions({
    text,
    caret,
    sign: offer.sign,
    find: offer.find,
    onPick: (item, { at }) => {
      const { text: inserted, gap } = offer.insert(item)
      const next = replaceTrigger(text, { at, caret }, inserted)
      if (gap) put({ ...next, caret: at + gap.start }, at + gap.end)
      else put(next)
      offer.onPick?.(item)
    },
  })
  const send = (): void => {
    if (content === '' || problem !== null) return
    onSend(content)
    props.onText?.('')
    write('')
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (suggesting.press(event)) return
    if (isPlainEnter(event.nativeEvent)) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape' && !isComposing(event.nativeEvent)) {
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
      className="relative mx-auto mb-2 grid max-w-3xl gap-1"
    >
      {suggesting.isOpen && (
        <SuggestionList
          id={suggesting.listId}
          label={offer.label}
          items={suggesting.items}
          keyOf={offer.keyOf}
          active={suggesting.active}
          onPick={suggesting.pick}
          draw={offer.draw}
          empty={offer.empty}
          footer={offer.footer}
        />
      )}
      <div
        className={cx(
          'rounded-xl border shadow-card focus-within:outline-2 focus-within:outline-offset-[-1px]',
          look.box,
        )}
      >
        <textarea
          ref={field}
          {...suggesting.field}
          {...look.mark}
          aria-label={props.label}
          placeholder={props.placeholder}
          aria-invalid={problem !== null || undefined}
          aria-describedby={noteId}
          rows={1}
          value={text}
          onChange={({ target }) => {
            write(target.value)
            setCaret(target.selectionStart)
            props.onText?.(target.value.trim())
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          className="block field-sizing-content max-h-48 min-h-9 w-full resize-none bg-transparent px-3.5 pt-2.5 pb-1 text-base outline-none placeholder:text-ink-3 pointer-coarse:text-lg"
        />
        <div className="flex items-center gap-1 p-1.5">
          {props.kindSwitch}
          <IconButton
            {...offerButton}
            shortcut={offer.sign}
            onClick={() => put(insertSign(text, caret, offer.sign))}
          />
          <Button
            type="submit"
            variant={look.button}
            icon={look.icon}
            disabled={content === '' || problem !== null}
            className="ml-auto"
            {...(!submit.isWorded && {
              size: 'icon' as const,
              'aria-label': submit.label,
              title: submit.label,
            })}
          >
            {submit.isWorded && submit.label}
          </Button>
        </div>
      </div>
      <p
        id={noteId}
        className={cx('min-h-4 px-1 text-xs', problem === null ? 'text-ink-3' : 'text-bad-ink')}
      >
        {problem ?? hint}
      </p>
    </form>
  )
}
