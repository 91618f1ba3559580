import type { Admin } from '@oka/contract/auth'
import { accountLinkKinds, type ListMails, type MailKind, type MailPage } from '@oka/contract/mail'
import { mailKinds } from '@oka/contract/known-values'
import { findMail, listMails as listFoundMails } from '@oka/db/mails'
import type { MailRow } from '@oka/db/schema'
import { z } from 'zod'

import { momentPosition, readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { withLink } from './mail-link.ts'

/** Seconds in which the page that shows a mail may fetch its HTML. */
const previewLife = 600

/** Mails to staff are for admins alone. */
export const kindsFor = ({ role }: Admin): readonly MailKind[] =>
  role === 'admin' ? mailKinds : ['report']

const position = z.object({ at: momentPosition, id: z.uuid() })

/** One page of the mails that match and that the role may see, newest first. */
export async function listMails(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { cursor, ...query }: ListMails,
): Promise<MailPage> {
  const after = readCursor(position, cursor)
  const kinds = kindsFor(admin)
  const found = await listFoundMails(db, { ...query, kinds, limit: query.limit + 1, after })
  return toPage(found, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }))
}

/** A mail with its bodies. Throws `mail_not_found`, also for one that the role may not see. */
export async function readMail(
  deps: Pick<Deps, 'db' | 'vault' | 'signedTokens' | 'publicUrl'>,
  admin: Admin,
  id: string,
): Promise<MailRow & { previewUrl: string }> {
  const mail = await findMail(deps.db, id)
  if (!mail || !kindsFor(admin).includes(mail.kind)) throw new DomainError('mail_not_found')
  const token = await deps.signedTokens.sign('mail-preview', id, previewLife)
  const previewUrl = `${deps.publicUrl}/api/mails/${id}/html?token=${token}`
  return { ...mail, ...shown(deps, mail), previewUrl }
}

/** The HTML of a mail, for the holder of a token for it. Throws `mail_not_found`. */
export async function readMailHtml(
  deps: Pick<Deps, 'db' | 'vault' | 'signedTokens'>,
  id: string,
  token: string,
): Promise<string> {
  const allowed = await deps.signedTokens.verify('mail-preview', token)
  const mail = allowed === id ? await findMail(deps.db, id) : undefined
  if (!mail) throw new DomainError('mail_not_found')
  return shown(deps, mail).html
}

/** Both bodies. The placeholder stays where the link opens an account, and where it is no longer stored. */
function shown(deps: Pick<Deps, 'vault'>, mail: MailRow): { html: string; text: string } {
  const { html, text } = mail
  if (accountLinkKinds.includes(mail.kind)) return { html, text }
  return withLink(deps, mail) ?? { html, text }
}
