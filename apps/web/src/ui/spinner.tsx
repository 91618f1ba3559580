import { LoaderCircle } from 'lucide-react'
import type { ReactElement } from 'react'

import { cx } from './cx.ts'

export function Spinner({ className }: { className?: string }): ReactElement {
  return <LoaderCircle aria-hidden className={cx('size-4 shrink-0 animate-spin', className)} />
}
