import { createHash } from 'node:crypto'

import type { ChainChecked } from '@oka/contract/event'
import { type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { type Anchor, checkChain } from '../audit/event-chain.ts'
import type { AuditKey, AuditKeys } from '../audit/event-seal.ts'
import { appendEvent } from '../audit/events.ts'
import { readLastSeal } from '../audit/seal-events.ts'

const makeKey = (id: string): AuditKey => ({ id, key: createHash('sha256').update(id).digest() })

const current = makeKey('current')
export const otherKey = makeKey('other')
/** A key that the installation never had. */
export const foreignKey = makeKey('foreign')
export const keys: AuditKeys = {
  current,
  find: (id) => [current, otherKey].find((key) => key.id === id),
}

/** Five events: the second and third of lead 7, the third in its conversation; 2, 3 and 4 with personal values. */
export async function fill(db: Db): Promise<void> {
  await appendEvent(db, { name: 'lead.created', leadId: 7, conversationId: 'c' })
  await appendEvent(db, {
    name: 'lead.updated',
    adminId: 1,
    leadId: 7,
    data: { status: 'new', fitScore: null },
    details: { before: { email: 'ana@old.example' }, after: { email: 'ana@new.example' } },
  })
  await appendEvent(db, {
    name: 'note.added',
    adminId: 2,
    conversationId: 'c',
    details: { after: { content: 'A note' } },
  })
  await appendEvent(db, {
    name: 'admin.invited',
    adminId: 1,
    details: { after: { email: 'é@x.fr' } },
  })
  await appendEvent(db, { name: 'admin.role_changed', adminId: 1, subjectId: 2 })
}

/** What the process would note outside the database. */
export async function note(db: Db): Promise<Anchor> {
  const { number, eventId, hash } = (await readLastSeal(db))!
  return { at: new Date().toISOString(), number, eventId, hash }
}

export const check = (db: Db, anchors: readonly Anchor[] = []): Promise<ChainChecked> =>
  checkChain(db, keys, { anchors, changedLine: null })

/** Changes rows as the owner of the database can, past the triggers. */
export async function tamper(db: Db, ...statements: readonly SQL[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const statement of statements) await tx.execute(statement)
  })
}
