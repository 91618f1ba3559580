import { isComposing } from '@oka/contract/keys'
import { type KeyboardEvent, useId, useState } from 'react'

import { optionId } from '../ui/suggestion-list.tsx'
import { findTrigger, type Trigger } from './suggest.ts'

type SuggestingOptions<Item> = {
  text: string
  caret: number
  sign: '@' | '/'
  find: (query: string) => readonly Item[]
  onPick: (item: Item, trigger: Trigger) => void
}

export type Suggesting<Item> = {
  isOpen: boolean
  items: readonly Item[]
  active: number
  pick: (item: Item) => void
  /** Handles a key; returns whether the list used it. */
  press: (event: KeyboardEvent) => boolean
  listId: string
  /** ARIA attributes that link the field to the list. */
  field: ListField
}

type ListField = {
  'aria-autocomplete': 'list'
  'aria-controls'?: string
  'aria-activedescendant'?: string
}

/** Suggestions for the word at the caret, while it starts with the trigger character. */
export function useSuggestions<Item>(options: SuggestingOptions<Item>): Suggesting<Item> {
  const { text, caret, sign, find, onPick } = options
  const listId = useId()
  const trigger = findTrigger(text, caret, sign)
  const key = trigger ? `${trigger.at} ${trigger.query}` : ''
  const [choice, setChoice] = useState({ key: '', active: 0 })
  // Escape closes the list for that word, whatever is typed next.
  const [closedAt, setClosedAt] = useState<number | null>(null)
  if (closedAt !== null && trigger?.at !== closedAt) setClosedAt(null)

  const isOpen = trigger !== null && trigger.at !== closedAt
  const items = isOpen ? find(trigger.query) : []
  const active = choice.key === key ? Math.min(choice.active, items.length - 1) : 0
  const pick = (item: Item): void => {
    if (trigger) onPick(item, trigger)
  }
  const pickActive = (): void => {
    const item = items[active]
    if (item !== undefined) pick(item)
  }
  const step = (by: number): void => {
    if (items.length === 0) return
    setChoice({ key, active: (active + by + items.length) % items.length })
  }
  const keys: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => setClosedAt(trigger?.at ?? null),
    ...(items.length > 0 && { Enter: pickActive, Tab: pickActive }),
  }
  return {
    isOpen,
    items,
    active,
    pick,
    listId,
    press: (event) => {
      const act = isOpen && !event.shiftKey && !isComposing(event.nativeEvent) && keys[event.key]
      if (!act) return false
      event.preventDefault()
      event.stopPropagation()
      act()
      return true
    },
    field: fieldOf(listId, isOpen, items.length > 0 ? active : null),
  }
}

function fieldOf(listId: string, isOpen: boolean, active: number | null): ListField {
  return {
    'aria-autocomplete': 'list',
    ...(isOpen && { 'aria-controls': listId }),
    ...(isOpen && active !== null && { 'aria-activedescendant': optionId(listId, active) }),
  }
}
