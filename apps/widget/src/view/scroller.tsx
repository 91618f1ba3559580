import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

import { Icon } from './icon.tsx'

/** Distance in px within which a list counts as scrolled to its end. */
const nearPx = 60
/** Beyond the end of any list; not by `scrollTo`, which Prototype.js redefines to scroll the page. */
const endPx = 1e9

type Props = {
  label: string
  latest: string
  /** A change of it scrolls to the end, wherever the visitor was. */
  follow: number
  children: ComponentChildren
}

/** Stays at the end while it grows, unless the visitor has scrolled up to read. */
export function Scroller({ label, latest, follow, children }: Props) {
  const scrollerRef = useRef<HTMLElement>(null)
  const pinnedRef = useRef(true)
  const topRef = useRef(0)
  const [away, setAway] = useState(false)

  function toEnd() {
    pinnedRef.current = true
    scrollerRef.current!.scrollTop = endPx
  }

  useEffect(() => {
    const scroller = scrollerRef.current!
    const observer = new ResizeObserver(() => {
      if (pinnedRef.current) scroller.scrollTop = endPx
    })
    observer.observe(scroller)
    observer.observe(scroller.firstElementChild!)
    return () => observer.disconnect()
  }, [])

  useEffect(toEnd, [follow])

  return (
    <div class="messages">
      <section
        ref={scrollerRef}
        class="scroller"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard (axe: scrollable-region-focusable)
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          const isNear = scrollHeight - scrollTop - clientHeight < nearPx
          // The end may also have moved by itself; only a visitor scrolls up.
          pinnedRef.current = isNear || (pinnedRef.current && scrollTop >= topRef.current)
          topRef.current = scrollTop
          setAway(!pinnedRef.current)
        }}
      >
        <div class="content">{children}</div>
      </section>
      {away && (
        <button type="button" class="latest" aria-label={latest} onClick={toEnd}>
          <Icon name="down" />
        </button>
      )}
    </div>
  )
}
