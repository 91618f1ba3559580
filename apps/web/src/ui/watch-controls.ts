/** Milliseconds of pointing at a control until its tooltip opens. */
const openAfterMs = 400
/** Milliseconds after a tooltip in which the next one opens at once. */
const nextWithinMs = 200
/** Milliseconds in which the pointer may move from the control to its tooltip. */
const closeAfterMs = 100

/**
 * Tells of which control the tooltip is to be shown: one is pointed at, or reached by keyboard, and neither pressed nor
 * scrolled nor left, and Escape was not pressed (WCAG 1.4.13). Returns how to stop.
 */
export function watchControls(
  show: (control: HTMLElement | null) => void,
  delayMs = openAfterMs,
): () => void {
  const stopped = new AbortController()
  let shown: HTMLElement | null = null
  let pointedAt: HTMLElement | null = null
  let isPressing = false
  let closedAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  const set = (control: HTMLElement | null): void => {
    clearTimeout(timer)
    if (shown && !control) closedAt = performance.now()
    if (shown !== control) show(control)
    shown = control
  }
  const later = (control: HTMLElement | null, ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(set, ms, control)
  }
  const onPoint = ({ target, pointerType }: PointerEvent): void => {
    if (pointerType === 'touch') return
    const element = elementOf(target)
    // The tooltip itself may be pointed at.
    const control = element?.closest('[role="tooltip"]') ? shown : controlOf(element)
    if (control === pointedAt) {
      if (control && control === shown) clearTimeout(timer)
      return
    }
    pointedAt = control
    if (!control) later(null, closeAfterMs)
    else if (shown || performance.now() - closedAt < nextWithinMs) set(control)
    else later(control, delayMs)
  }
  const listen = <Name extends keyof DocumentEventMap>(
    name: Name,
    listener: (event: DocumentEventMap[Name]) => void,
  ): void => {
    document.addEventListener(name, listener, { capture: true, signal: stopped.signal })
  }

  listen('pointerover', onPoint)
  listen('pointerdown', () => {
    isPressing = true
    set(null)
  })
  for (const name of ['pointerup', 'pointercancel'] as const)
    listen(name, () => {
      isPressing = false
    })
  listen('click', () => set(null))
  listen('focusin', ({ target }) => {
    if (!isPressing) set(controlOf(elementOf(target)))
  })
  listen('focusout', () => set(null))
  listen('scroll', ({ target }) => {
    if (shown && (target as Node).contains(shown)) set(null)
  })
  listen('keydown', (event) => {
    if (event.key !== 'Escape' || !shown) return
    // It closes the tooltip, and not the dialog around it as well.
    event.preventDefault()
    set(null)
  })
  document.documentElement.addEventListener(
    'pointerleave',
    () => {
      pointedAt = null
      set(null)
    },
    { signal: stopped.signal },
  )
  return () => {
    stopped.abort()
    set(null)
  }
}

const elementOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target : null

const controlOf = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>('[data-tooltip]') ?? null
