import type { Admin } from '@oka/contract/auth'
import type { CannedReply, SaveCannedReply } from '@oka/contract/canned-reply'
import {
  deleteCannedReply as removeCannedReply,
  saveCannedReply as storeCannedReply,
} from '@oka/db/canned-replies'
import { appendEvent } from '@oka/db/events'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/** Makes a canned reply, or changes one. */
export async function saveCannedReply(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  input: SaveCannedReply,
): Promise<CannedReply> {
  return db.transaction(async (tx) => {
    const saved = await storeCannedReply(tx, input)
    if (!saved) throw new DomainError('canned_reply_not_found')
    const { id, title } = saved
    const data = { cannedReplyId: id, title }
    await appendEvent(tx, { name: 'canned_reply.saved', adminId: author.id, data })
    return saved
  })
}

export async function deleteCannedReply(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  id: number,
): Promise<{ deleted: true }> {
  await db.transaction(async (tx) => {
    if (!(await removeCannedReply(tx, id))) throw new DomainError('canned_reply_not_found')
    const data = { cannedReplyId: id }
    await appendEvent(tx, { name: 'canned_reply.deleted', adminId: author.id, data })
  })
  return { deleted: true }
}
