import { createContext, type ReactElement, type ReactNode, use, useId } from 'react'
import { type FieldPath, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Input } from '../ui/input.tsx'
import { type Fault, toWhole, type Values } from './values.ts'

const Faults = createContext<readonly Fault[]>([])

/** What is wrong with the form, for its fields. */
export const FaultsProvider = Faults

/** What is wrong with a field, in words; undefined when nothing is. */
export function useFault(path: string, wrong: string): string | undefined {
  const t = useTranslations('scoring')
  const fault = use(Faults).find((one) => one.path === path)
  if (!fault) return undefined
  return fault.kind === 'order' ? t('orderWrong') : wrong
}

type NumberFieldProps = {
  name: FieldPath<Values>
  label: ReactNode
  /** Behind the number. */
  unit: string
  /** What is wrong with anything but a number that is allowed. */
  wrong: string
  /** The label is for screen readers only: what is around says it to others. */
  isBare?: boolean
  isWide?: boolean
  disabled?: boolean
}

/** A whole number with its unit; its fault is below it. */
export function NumberField({
  name,
  label,
  unit,
  wrong,
  isBare = false,
  isWide = false,
  disabled = false,
}: NumberFieldProps): ReactElement {
  const { register } = useFormContext<Values>()
  const fault = useFault(name, wrong)
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className={isBare ? 'sr-only' : 'text-sm text-ink-2'}>
        {label}
      </label>
      <span className="flex items-center gap-1.5">
        <Input
          {...register(name, { setValueAs: toWhole })}
          id={id}
          inputMode="numeric"
          autoComplete="off"
          maxLength={isWide ? 13 : 3}
          disabled={disabled}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault && `${id}-fault`}
          className={`${isWide ? 'w-24!' : 'w-16!'} text-right tabular-nums`}
        />
        <span aria-hidden={isBare} className="text-ink-2">
          {unit}
        </span>
      </span>
      {fault && (
        <span id={`${id}-fault`} className="max-w-56 text-xs text-bad-ink">
          {fault}
        </span>
      )}
    </div>
  )
}
