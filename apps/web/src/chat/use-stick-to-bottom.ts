import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** Distance in CSS pixels within which a list counts as scrolled to its end. */
const near = 60

type Stick = {
  /** The element that scrolls. Its first child is what grows in it. */
  scroller: RefObject<HTMLDivElement | null>
  isAtEnd: boolean
  toEnd: () => void
}

/** Keeps a growing list scrolled to its end, unless the user has scrolled up to read. */
export function useStickToBottom(): Stick {
  const scroller = useRef<HTMLDivElement>(null)
  const sticks = useRef(true)
  const [isAtEnd, setAtEnd] = useState(true)

  const toEnd = useCallback(() => {
    const element = scroller.current
    if (element) element.scrollTop = element.scrollHeight
  }, [])

  useEffect(() => {
    const element = scroller.current
    const content = element?.firstElementChild
    if (!element || !content) return undefined
    const look = (): void => {
      sticks.current = element.scrollHeight - element.scrollTop - element.clientHeight < near
      setAtEnd(sticks.current)
    }
    const grown = new ResizeObserver(() => {
      if (sticks.current) toEnd()
      else look()
    })
    grown.observe(content)
    grown.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      grown.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [toEnd])

  return { scroller, isAtEnd, toEnd }
}
