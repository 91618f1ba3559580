import { type ReactElement, useId } from 'react'
import { type FieldPath, useFormContext } from 'react-hook-form'

import type { Values } from './values.ts'

type CheckRowProps = { name: FieldPath<Values>; label: string; hint?: string; isDisabled?: boolean }

/** A setting that is on or off, with what that means below it. */
export function CheckRow({ name, label, hint, isDisabled }: CheckRowProps): ReactElement {
  const { register } = useFormContext<Values>()
  const hintId = useId()
  return (
    <div className="grid gap-0.5">
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          {...register(name)}
          disabled={isDisabled}
          aria-describedby={hint ? hintId : undefined}
          className="size-4"
        />
        {label}
      </label>
      {hint && (
        <p id={hintId} className="pl-6 text-xs text-ink-3">
          {hint}
        </p>
      )}
    </div>
  )
}
