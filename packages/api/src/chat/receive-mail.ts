import type { ListReceived, ReceivedPage, ReceivedState } from '@oka/contract/mail'
import { messageMaxLength } from '@oka/contract/limits'
import { text } from '@oka/contract/text'
import { findAnyConversation } from '@oka/db/chat/conversations'
import { idOfName } from '@oka/db/id'
import { useWebhookToken } from '@oka/db/mail-delivery'
import { insertReceived, isReceived, listReceived as listFound } from '@oka/db/received-mails'
import { z } from 'zod'

import { momentPosition, readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'
import type { ReceivedMail } from '../ports/mail.ts'
import { receiveAnswer } from './receive-answer.ts'

/**
 * Stores what a visitor has answered by mail as a message of the conversation that the address names,
 * once, and records what became of the mail. Automatic replies (RFC 3834) and our own mails are not
 * answers; no mail is sent back to anybody.
 */
export async function receiveMail(deps: Deps, mail: ReceivedMail): Promise<void> {
  const { db } = deps
  const id = printable(`${mail.provider}:${mail.id}`, 500)
  if (await isReceived(db, id)) return
  if (mail.token !== null && !(await useWebhookToken(db, mail.token, id))) return
  const conversationId = await findAddressed(deps, mail)
  const state = conversationId ? await store(deps, mail, { id, conversationId }) : 'unknown'
  const { from, subject } = mail
  await insertReceived(db, {
    id,
    state,
    from: printable(from, 320),
    subject: printable(subject, 500),
    conversationId: conversationId ?? null,
  })
}

const printable = (given: string, max: number): string =>
  given
    .replaceAll(/\p{C}+/gu, ' ')
    .slice(0, max)
    .toWellFormed()

async function findAddressed(
  { db, replyAddresses }: Pick<Deps, 'db' | 'replyAddresses'>,
  { to }: ReceivedMail,
): Promise<string | undefined> {
  for (const address of to) {
    const conversationId = replyAddresses?.read(address)
    const known = conversationId && (await findAnyConversation(db, conversationId))
    if (known) return known.id
  }
  return undefined
}

async function store(
  deps: Deps,
  mail: ReceivedMail,
  { id, conversationId }: { id: string; conversationId: string },
): Promise<ReceivedState> {
  if (isOurs(deps, mail)) return 'loop'
  if (isAutomatic(mail)) return 'automatic'
  const said = (await deps.visibleText(mail)).replaceAll(unwanted, ' ').trim()
  const isLong = said.length > messageMaxLength
  const cut = `${said.slice(0, messageMaxLength - 2).toWellFormed()} …`
  const { data: content } = text(messageMaxLength, 1).safeParse(isLong ? cut : said)
  if (content === undefined) return 'empty'
  const clientMessageId = idOfName(`received-mail:${id}`)
  await receiveAnswer(deps, { conversationId, clientMessageId, content, via: 'email' })
  return isLong ? 'shortened' : 'stored'
}

/** What a message may not hold, see `text` of the contract. */
const unwanted =
  // oxlint-disable-next-line no-control-regex -- removing control characters is the point
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]+/gu

/** One that we have sent ourselves, or to ourselves. */
function isOurs(
  { replyAddresses, mailTransport }: Pick<Deps, 'replyAddresses' | 'mailTransport'>,
  { from }: ReceivedMail,
): boolean {
  const address = from.toLowerCase()
  const ownDomain = replyAddresses && address.endsWith(`@${replyAddresses.domain.toLowerCase()}`)
  return Boolean(ownDomain) || address === mailTransport?.from.toLowerCase()
}

/** RFC 3834 sections 2 and 5, and what programs that do not know it write instead. */
function isAutomatic({ from, headers }: ReceivedMail): boolean {
  const header = (name: string) => headers[name]?.toLowerCase().trim() ?? ''
  const submitted = header('auto-submitted')
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(?:bulk|junk|list|auto_reply)\b/.test(header('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-response', 'list-id'].some(
      (name) => name in headers,
    ) ||
    header('return-path') === '<>' ||
    header('content-type').startsWith('multipart/report') ||
    /^(?:mailer-daemon|postmaster|no-?reply)@/i.test(from)
  )
}

const position = z.object({ at: momentPosition, id: z.string().regex(/^[^\0]{1,500}$/) })

/** One page of the mails that came in, newest first. */
export async function listReceived(
  { db }: Pick<Deps, 'db'>,
  { cursor, limit }: ListReceived,
): Promise<ReceivedPage> {
  const after = readCursor(position, cursor)
  const found = await listFound(db, { limit: limit + 1, after })
  return toPage(found, limit, ({ createdAt, id }) => ({ at: createdAt, id }))
}
