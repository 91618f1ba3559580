import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form'

import { invalidFieldsOf } from '../problems.ts'

/** Marks the fields that the server refused; returns whether there were any. */
export function refuseFields<Values extends FieldValues>(
  error: unknown,
  fields: readonly FieldPath<Values>[],
  setError: UseFormSetError<Values>,
): boolean {
  const invalid = invalidFieldsOf(error)
  const refused = fields.filter((field) => invalid.includes(field))
  for (const [index, field] of refused.entries()) {
    setError(field, { type: 'refused' }, { shouldFocus: index === 0 })
  }
  return refused.length > 0
}
