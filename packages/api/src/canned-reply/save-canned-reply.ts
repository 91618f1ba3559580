import type { Admin } from '@oka/contract/auth'
import type { CannedReply, SaveCannedReply } from '@oka/contract/canned-reply'
import {
  deleteCannedReply as removeCannedReply,
  lockCannedReply,
  saveCannedReply as storeCannedReply,
} from '@oka/db/chat/canned-replies'
import { appendEvent } from '@oka/db/audit/events'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/** Creates or updates a canned reply. */
export async function saveCannedReply(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  input: SaveCannedReply,
): Promise<CannedReply> {
  return db.transaction(async (tx) => {
    const before = input.id === undefined ? undefined : await lockCannedReply(tx, input.id)
    const saved = await storeCannedReply(tx, input)
    if (!saved) throw new DomainError('canned_reply_not_found')
    await appendEvent(tx, {
      name: 'canned_reply.saved',
      adminId: author.id,
      data: { cannedReplyId: saved.id },
      details: { ...(before && { before: auditedFields(before) }), after: auditedFields(saved) },
    })
    return saved
  })
}

export async function deleteCannedReply(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  id: number,
): Promise<{ deleted: true }> {
  await db.transaction(async (tx) => {
    const deleted = await removeCannedReply(tx, id)
    if (!deleted) throw new DomainError('canned_reply_not_found')
    await appendEvent(tx, {
      name: 'canned_reply.deleted',
      adminId: author.id,
      data: { cannedReplyId: id },
      details: { before: auditedFields(deleted) },
    })
  })
  return { deleted: true }
}

/** For the audit's details: free text, which may name people. */
const auditedFields = ({ title, locale, content }: CannedReply) => ({ title, locale, content })
