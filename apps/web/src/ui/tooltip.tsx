import { type ReactElement, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

import { Kbd } from './kbd.tsx'
import { watchControls } from './watch-controls.ts'

/** Pixels between the tooltip and its control, and between it and the edge of the window. */
const gap = 6
const margin = 8

/** The tooltip of whatever control one points at or reaches by keyboard, among those with `tooltip`. */
export function Tooltips({ delayMs }: { delayMs?: number }): ReactElement | null {
  const [control, setControl] = useState<HTMLElement | null>(null)
  useEffect(() => watchControls(setControl, delayMs), [delayMs])
  const label = control?.dataset['tooltip']
  if (!control || !label) return null
  return createPortal(
    <Tooltip control={control} label={label} shortcut={control.dataset['tooltipKey']} />,
    document.body,
  )
}

type TooltipProps = { control: HTMLElement; label: string; shortcut: string | undefined }

function Tooltip({ control, label, shortcut }: TooltipProps): ReactElement {
  const tip = useRef<HTMLDivElement>(null)
  const id = useId()

  useLayoutEffect(() => {
    if (tip.current) place(tip.current, control.getBoundingClientRect())
    control.setAttribute('aria-describedby', id)
    return () => control.removeAttribute('aria-describedby')
  }, [control, id])

  return (
    <div
      ref={tip}
      id={id}
      role="tooltip"
      className="fixed top-0 left-0 z-50 flex max-w-72 animate-in items-center gap-2 rounded-md bg-raised px-2 py-1 text-xs text-ink shadow-raised"
    >
      {label}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </div>
  )
}

/** Below the control, or above it where there is no room, and within the window. */
function place(tip: HTMLElement, control: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = tip
  const { clientWidth, clientHeight } = document.documentElement
  const below = control.bottom + gap
  const isRoomBelow = below + height + margin <= clientHeight
  const centered = control.left + (control.width - width) / 2
  const left = Math.max(margin, Math.min(centered, clientWidth - width - margin))
  tip.style.top = `${isRoomBelow ? below : control.top - gap - height}px`
  tip.style.left = `${left}px`
}
