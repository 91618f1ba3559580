import type { LucideIcon } from 'lucide-react'
import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useRef,
} from 'react'

import { cx } from './cx.ts'

const Choose = createContext<(act: () => void) => void>(() => undefined)

type MenuProps = {
  trigger: ReactElement
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
  startsOpen?: boolean
  children: ReactNode
}

/**
 * A menu on a button. The chosen action runs after the menu has closed and the focus is back on the
 * button, so that a dialog opened from here restores it there.
 */
export function Menu({
  trigger,
  align = 'start',
  side = 'bottom',
  startsOpen = false,
  children,
}: MenuProps): ReactElement {
  const chosen = useRef<(() => void) | null>(null)
  const choose = useCallback((act: () => void) => {
    chosen.current = act
  }, [])
  const afterClose = (): void => {
    const act = chosen.current
    chosen.current = null
    // After the focus has moved, which is the next thing Radix does.
    if (act) setTimeout(act)
  }
  return (
    <DropdownMenu.Root modal={false} defaultOpen={startsOpen}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={afterClose}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-in overflow-y-auto rounded-lg bg-raised p-1 text-sm text-ink shadow-raised"
        >
          <Choose value={choose}>{children}</Choose>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const item =
  'flex w-full cursor-default items-center gap-2 rounded-md px-2 py-1.5 outline-none select-none ' +
  'data-highlighted:bg-hover data-disabled:text-ink-3 pointer-coarse:py-2.5'

type MenuItemProps = {
  icon?: LucideIcon
  onSelect: () => void
  danger?: boolean
  children: ReactNode
}

export function MenuItem({ icon: Icon, onSelect, danger, children }: MenuItemProps): ReactElement {
  const choose = useContext(Choose)
  return (
    <DropdownMenu.Item
      className={cx(item, danger && 'text-bad-ink')}
      onSelect={() => choose(onSelect)}
    >
      {Icon && <Icon aria-hidden className="size-4 text-current opacity-80" strokeWidth={1.9} />}
      {children}
    </DropdownMenu.Item>
  )
}

type MenuChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** A radio group in a menu that stays open, to show the effect of the choice. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>): ReactElement {
  const { label, value, options, onChange } = props
  return (
    <DropdownMenu.RadioGroup value={value} aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          className={item}
          onSelect={(event) => {
            event.preventDefault()
            onChange(option.value)
          }}
        >
          <span className="flex-1">{option.label}</span>
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden className="size-4 text-accent-ink" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

export function MenuLabel({ children }: { children: ReactNode }): ReactElement {
  return (
    <DropdownMenu.Label className="px-2 pt-1.5 pb-1 text-xs text-ink-3">
      {children}
    </DropdownMenu.Label>
  )
}

export function MenuSeparator(): ReactElement {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />
}
