import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form'

import { invalidFieldsOf } from '../problems.ts'

/** Marks the fields the server found invalid; whether there was one of them. */
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
