import { type ReactElement, type ReactNode, useId } from 'react'

type ControlProps = {
  id: string
  'aria-invalid'?: true
  'aria-describedby'?: string
}

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Renders the control with its ARIA attributes for label and error. */
  children: (control: ControlProps) => ReactNode
}

/** A label, its control, and below it the error or the hint. */
export function Field({ label, hint, error, children }: FieldProps): ReactElement {
  const id = useId()
  const note = `${id}-note`
  const noted = Boolean(error) || Boolean(hint)
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {label}
      </label>
      {children({
        id,
        ...(error && { 'aria-invalid': true as const }),
        ...(noted && { 'aria-describedby': note }),
      })}
      {noted && (
        <p id={note} className={error ? 'text-xs text-bad-ink' : 'text-xs text-ink-3'}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}
