import type { Db } from '@oka/db/client'
import { insertMail } from '@oka/db/mails'
import { readCompany } from '@oka/db/settings'
import type { Locale } from '@oka/contract/locale'
import { accountLinkKinds } from '@oka/contract/mail'

import type { Deps } from './deps.ts'
import type { StaffMail } from './ports/mail.ts'

/** `Omit` for each member of a union. */
type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never

export type NewStaffMail = {
  /** Why it exists; one mail per purpose. */
  purpose: string
  to: string
  /** The company's language if absent. */
  locale: Locale | undefined
  /** What the placeholder in the mail stands for. */
  link?: string
  /** Conversations the mail is about; it is deleted with them. */
  conversationIds?: readonly string[]
  mail: Without<StaffMail, 'locale' | 'company'>
}

/**
 * Puts a mail to staff into the outbox, in the caller's transaction. Its link is stored encrypted
 * until the mail is sent; a link that opens an account is not stored where no provider will send
 * it.
 */
export async function queueStaffMail(
  deps: Pick<Deps, 'jobs' | 'mailTransport' | 'vault' | 'writeStaffMail'>,
  tx: Db,
  { purpose, to, locale, link, conversationIds = [], mail }: NewStaffMail,
): Promise<void> {
  const company = await readCompany(tx)
  const about = { locale: locale ?? company.locale, company: company.name }
  const written = await deps.writeStaffMail({ ...mail, ...about })
  const isStored =
    link !== undefined && (deps.mailTransport || !accountLinkKinds.includes(mail.kind))
  const { mail: queued, repeated } = await insertMail(tx, {
    ...written,
    kind: mail.kind,
    purpose,
    to,
    link: isStored ? deps.vault.seal(link) : null,
    leadId: null,
    conversationIds,
    reportVersion: null,
    attachments: [],
    status: deps.mailTransport ? 'queued' : 'kept',
  })
  if (deps.mailTransport && !repeated) await deps.jobs.sendMail(tx, queued)
}
