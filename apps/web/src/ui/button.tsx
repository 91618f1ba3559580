import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactElement, ReactNode } from 'react'

import { cx } from './cx.ts'
import { Spinner } from './spinner.tsx'
import { withTooltip } from './with-tooltip.ts'

const variants = {
  primary:
    'bg-accent text-white shadow-card hover:bg-accent-strong disabled:bg-sunken disabled:text-ink-3 disabled:shadow-none',
  secondary:
    'border border-line-strong bg-surface text-ink shadow-card hover:bg-sunken disabled:border-line disabled:text-ink-3 disabled:shadow-none',
  ghost: 'text-ink-2 hover:bg-hover hover:text-ink disabled:text-ink-3',
  danger:
    'bg-bad text-white shadow-card hover:bg-bad-strong disabled:bg-sunken disabled:text-ink-3 disabled:shadow-none',
} as const

const sizes = {
  sm: 'h-7 gap-1.5 rounded-md px-2 text-xs pointer-coarse:h-9 pointer-coarse:px-3',
  md: 'h-8 gap-1.5 rounded-md px-3 text-sm pointer-coarse:h-10 pointer-coarse:px-4',
  lg: 'h-10 gap-2 rounded-lg px-4 text-base',
  icon: 'size-8 rounded-md pointer-coarse:size-10',
} as const

export type ButtonLook = { variant?: keyof typeof variants; size?: keyof typeof sizes }

/** The style of a button, for links. */
export function buttonClass({ variant = 'secondary', size = 'md' }: ButtonLook = {}): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center font-medium whitespace-nowrap select-none',
    'transition-colors disabled:cursor-not-allowed',
    variants[variant],
    sizes[size],
  )
}

type ButtonProps = ComponentProps<'button'> &
  ButtonLook & {
    icon?: LucideIcon
    /** In progress: shows a spinner and ignores clicks. */
    busy?: boolean
  }

export function Button(props: ButtonProps): ReactElement {
  const { variant, size, icon, busy = false, className, children, disabled, ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      disabled={disabled === true || busy}
      className={cx(buttonClass({ ...(variant && { variant }), ...(size && { size }) }), className)}
    >
      <ButtonIcon icon={icon} busy={busy} />
      {children}
    </button>
  )
}

function ButtonIcon({
  icon: Icon,
  busy,
}: {
  icon: LucideIcon | undefined
  busy: boolean
}): ReactNode {
  if (busy) return <Spinner />
  return Icon ? <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.9} /> : null
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'size'> & {
  /** The accessible name, and the tooltip. */
  label: string
  icon: LucideIcon
  shortcut?: string
}

export function IconButton(props: IconButtonProps): ReactElement {
  const { label, shortcut, variant = 'ghost', ...rest } = props
  return (
    <Button
      {...withTooltip(label, shortcut)}
      {...rest}
      variant={variant}
      size="icon"
      aria-label={label}
    />
  )
}
