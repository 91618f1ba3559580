import { Tooltip as Primitive } from 'radix-ui'
import type { ReactElement } from 'react'

import { Kbd } from './kbd.tsx'

type TooltipProps = {
  label: string
  shortcut?: string
  side?: 'top' | 'right' | 'bottom'
  children: ReactElement
}

/** A visual hint; its control has the same accessible name. */
export function Tooltip({
  label,
  shortcut,
  side = 'bottom',
  children,
}: TooltipProps): ReactElement {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 animate-in items-center gap-2 rounded-md bg-raised px-2 py-1 text-xs text-ink shadow-raised"
        >
          {label}
          {shortcut && <Kbd>{shortcut}</Kbd>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
