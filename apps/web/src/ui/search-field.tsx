import { isComposing } from '@oka/contract/keys'
import { Search, X } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'

import { IconButton } from './button.tsx'
import { Input } from './input.tsx'
import { useDebounced } from './use-debounced.ts'
import { useShortcuts } from './use-shortcuts.ts'

type SearchFieldProps = {
  /** The query that is searched for. */
  query: string
  /** Called once typing has paused. */
  onSearch: (query: string) => void
  label: string
  placeholder: string
  clear: string
}

/** Searches while typing; the slash key leads to it. */
export function SearchField({
  query,
  onSearch,
  label,
  placeholder,
  clear: clearLabel,
}: SearchFieldProps): ReactElement {
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(query)
  const settled = useDebounced(text.trim(), 250)
  useShortcuts({ '/': () => field.current?.focus() })

  const search = useRef(onSearch)
  useEffect(() => {
    search.current = onSearch
  })
  const sent = useRef(query)
  useEffect(() => {
    if (settled === sent.current) return
    sent.current = settled
    search.current(settled)
  }, [settled])

  // Navigation, such as a link or going back, changes the query.
  const [shownFor, setShownFor] = useState(query)
  if (query !== shownFor) {
    setShownFor(query)
    if (query !== settled) setText(query)
  }

  const clear = (): void => {
    setText('')
    field.current?.focus()
  }
  return (
    <div className="relative w-full max-w-76 min-w-0 max-sm:max-w-none">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <Input
        ref={field}
        type="search"
        enterKeyHint="search"
        aria-label={label}
        placeholder={placeholder}
        maxLength={120}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !isComposing(event.nativeEvent)) setText('')
        }}
        className="pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {text !== '' && (
        <span className="absolute top-0 right-0">
          <IconButton label={clearLabel} icon={X} onClick={clear} />
        </span>
      )}
    </div>
  )
}
