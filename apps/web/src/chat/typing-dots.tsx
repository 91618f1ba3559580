import type { ReactElement } from 'react'

import { cx } from '../ui/cx.ts'

/** Typing indicator; the name is beside it. */
export function TypingDots(): ReactElement {
  return (
    <span aria-hidden className="flex shrink-0 gap-0.5">
      <Dot delay="" />
      <Dot delay="[animation-delay:200ms]" />
      <Dot delay="[animation-delay:400ms]" />
    </span>
  )
}

function Dot({ delay }: { delay: string }): ReactElement {
  return <span className={cx('size-1 animate-pulse-soft rounded-full bg-current', delay)} />
}
