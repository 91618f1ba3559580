import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

import { IconButton } from '../ui/button.tsx'

type ListRowProps = {
  /** Label of the button that removes the row. */
  remove: string
  onRemove: () => void
  error: string | undefined
  errorId: string
  children: ReactNode
}

/** An entry of a list, with its errors below. */
export function ListRow({
  remove,
  onRemove,
  error,
  errorId,
  children,
}: ListRowProps): ReactElement {
  return (
    <li className="grid gap-1">
      <span className="flex items-center gap-2">
        {children}
        <IconButton label={remove} icon={X} onClick={onRemove} />
      </span>
      {error && (
        <span id={errorId} className="text-xs text-bad-ink">
          {error}
        </span>
      )}
    </li>
  )
}

/** ARIA attributes that link a field to its error. */
export function describedBy(
  errorId: string,
  isWrong: boolean,
): { 'aria-invalid'?: true; 'aria-describedby'?: string } {
  return isWrong ? { 'aria-invalid': true, 'aria-describedby': errorId } : {}
}
