import type { OutgoingMail } from '@oka/api/ports'

// oxlint-disable-next-line no-control-regex -- refusing control characters is the point
const control = /[\u0000-\u001F\u007F\u2028\u2029]/u

/**
 * Why a mail must not be handed to any provider, or null: every mail has one recipient, and a line
 * break in what becomes a header would start another header (OWASP ASVS 1.3.11).
 */
export function whyUnsafe({ to, subject, attachments }: OutgoingMail): string | null {
  if (!/^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+$/u.test(to)) return 'the recipient is not one address'
  if (control.test(subject)) return 'the subject holds a control character'
  if (attachments.some(({ name }) => name === '' || /[/\\]/.test(name) || control.test(name))) {
    return 'the name of an attachment is no file name'
  }
  return null
}
