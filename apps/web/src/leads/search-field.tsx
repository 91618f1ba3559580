import { isComposing } from '@oka/contract/keys'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

import { IconButton } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'

const route = getRouteApi('/app/leads')

/** Searches while typing; the query is in the address. */
export function SearchField(): ReactElement {
  const t = useTranslations('leads')
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const { q = '' } = route.useSearch()
  const [text, setText] = useState(q)
  const settled = useDebounced(text.trim(), 250)
  useShortcuts({ '/': () => field.current?.focus() })

  const sent = useRef(q)
  useEffect(() => {
    if (settled === sent.current) return
    sent.current = settled
    void navigate({
      from: '/leads',
      to: '.',
      search: (search) => ({ ...search, q: settled || undefined }),
      replace: true,
    })
  }, [settled, navigate])

  // Navigation, such as a link or going back, changes the query.
  const [shownFor, setShownFor] = useState(q)
  if (q !== shownFor) {
    setShownFor(q)
    if (q !== settled) setText(q)
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
        aria-label={t('search')}
        placeholder={t('searchHint')}
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
          <IconButton label={t('clearSearch')} icon={X} onClick={clear} />
        </span>
      )}
    </div>
  )
}
