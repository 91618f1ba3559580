import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'

import { cx } from './cx.ts'

type SuggestionListProps<Item> = {
  id: string
  label: string
  items: readonly Item[]
  keyOf: (item: Item) => string
  active: number
  onPick: (item: Item) => void
  draw: (item: Item) => ReactNode
  /** Shown where nothing was found. */
  empty: ReactNode
  footer?: ReactNode
}

/**
 * Suggestions above a text field. The focus stays in the field, which references the active option
 * by `aria-activedescendant`.
 */
export function SuggestionList<Item>(props: SuggestionListProps<Item>): ReactElement {
  const { id, label, items, keyOf, active, onPick, draw, empty, footer } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  return (
    <div
      className="absolute bottom-full left-0 z-20 mb-2 flex max-h-72 w-full max-w-md animate-in flex-col overflow-hidden rounded-lg bg-raised text-sm shadow-raised"
      // A press must not move the focus out of the field.
      onMouseDown={(event) => event.preventDefault()}
      role="presentation"
    >
      <div
        ref={list}
        id={id}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the focus out of the field
        role="listbox"
        aria-label={label}
        className="min-h-0 overflow-y-auto scroll-thin p-1 empty:hidden"
      >
        {items.map((item, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the focus and the keys are those of the field
          <div
            key={keyOf(item)}
            id={optionId(id, index)}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- nor is there one outside of a select
            role="option"
            aria-selected={index === active}
            onClick={() => onPick(item)}
            className={cx(
              'cursor-default rounded-md px-2 py-1.5 select-none hover:bg-hover pointer-coarse:py-2.5',
              index === active && 'bg-hover',
            )}
          >
            {draw(item)}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className="px-3 py-2.5 text-ink-2">{empty}</p>}
      {footer && <div className="border-t px-3 py-2 text-xs text-ink-3">{footer}</div>}
    </div>
  )
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}
