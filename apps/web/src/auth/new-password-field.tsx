import { passwordMaxLength, passwordMinLength } from '@oka/contract/auth'
import { type ReactElement, useId } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Field } from '../ui/field.tsx'
import { PasswordInput } from './password-input.tsx'
import type { Strength } from './password-strength.ts'
import { StrengthHint } from './strength-hint.tsx'
import { usePasswordStrength } from './use-password-strength.ts'

type NewPasswordFieldProps = {
  label: string
  /** What `register` of react-hook-form returns. */
  registration: UseFormRegisterReturn
  /** The current input, from `useWatch`. */
  value: string
  /** Name and address of the person: a password derived from them is weak. */
  known: readonly string[]
  /** The field's error from react-hook-form; `refused` when the server found it too weak. */
  error: { type?: unknown } | undefined
  /** Where the page is this field and nothing else. */
  focused?: boolean
}

/** A field for a new password, with its strength. */
export function NewPasswordField(props: NewPasswordFieldProps): ReactElement {
  const { label, registration, value, known, error, focused } = props
  const t = useTranslations('auth')
  const hintId = useId()
  const { strength, load } = usePasswordStrength(value, known)
  const problem = error && t(problemOf(error), bounds)

  return (
    <Field label={label} error={problem}>
      {({ 'aria-describedby': errorId, ...control }) => (
        <>
          <PasswordInput
            {...control}
            {...registration}
            aria-describedby={errorId ?? hintId}
            autoComplete="new-password"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page decides
            autoFocus={focused}
            onFocus={load}
          />
          <StrengthHint
            id={hintId}
            length={value.length}
            strength={error?.type === 'refused' ? refused : strength}
            silent={error !== undefined}
          />
        </>
      )}
    </Field>
  )
}

/** The server may know more about the person than the page. */
const refused: Strength = { level: 'weak', weakness: null }

const bounds = { min: String(passwordMinLength), max: String(passwordMaxLength) }

function problemOf({ type }: { type?: unknown }) {
  if (type === 'too_small') return 'passwordShort'
  return type === 'too_big' ? 'passwordLong' : 'passwordGuessable'
}
