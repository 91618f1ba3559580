import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'

type StepTitleProps = { children: ReactNode; focused?: boolean }

/** Title of a step. Focused when the step appears, so that screen readers and the keyboard continue there. */
export function StepTitle({ children, focused = true }: StepTitleProps): ReactElement {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focused) title.current?.focus()
  }, [focused])
  return (
    <h2
      ref={title}
      tabIndex={-1}
      className="text-lg font-semibold tracking-tight text-balance outline-none"
    >
      {children}
    </h2>
  )
}
