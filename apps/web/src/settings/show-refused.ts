import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'

/** Marks fields as refused, and focuses the first of them on the page, whatever the order of the errors. */
export function showRefused<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  formId: string,
  fields: readonly string[],
): void {
  for (const field of fields) form.setError(field as FieldPath<Values>, { type: 'refused' })
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`#${formId} [aria-invalid="true"]`)?.focus()
  })
}
