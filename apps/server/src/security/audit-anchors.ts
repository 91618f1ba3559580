import { createHmac } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { isSameSecret } from '@oka/api/same-secret'
import { type Db, sql } from '@oka/db/client'
import type { Anchor, Anchors } from '@oka/db/audit/event-chain'
import type { AuditKey, AuditKeys } from '@oka/db/audit/event-seal'
import { readLastSeal } from '@oka/db/audit/seal-events'
import { z } from 'zod'

/** In the data folder, outside the database: the ends of the chain, one a line, each signed with the line before. */
const fileName = 'audit-anchors.jsonl'

/** Milliseconds between two notes. */
const noteEvery = 86_400_000

const signedAnchor = z.strictObject({
  at: z.iso.datetime(),
  number: z.int().min(1),
  eventId: z.string(),
  hash: z.string(),
  keyId: z.string(),
  signature: z.string(),
})
type SignedAnchor = z.infer<typeof signedAnchor>

export type AuditPlace = { keys: AuditKeys; dataDir: string }

/** Each signature covers the one before, so that a line that is taken out from between shows. */
function sign({ id, key }: AuditKey, anchor: Anchor, previous: string): string {
  const { at, number, eventId, hash } = anchor
  const text = JSON.stringify(['oka.anchor.1', id, previous, at, number, eventId, hash])
  return createHmac('sha256', key).update(text).digest('hex')
}

/** What was noted in this data folder. */
export async function readAnchors(
  dataDir: string,
  keys: Pick<AuditKeys, 'find'>,
): Promise<Anchors> {
  const anchors: SignedAnchor[] = []
  const lines = await readLines(dataDir)
  for (const [index, line] of lines.entries()) {
    const anchor = parse(line)
    const key = anchor && keys.find(anchor.keyId)
    const previous = anchors.at(-1)?.signature ?? ''
    if (!anchor || !key || !isSameSecret(anchor.signature, sign(key, anchor, previous))) {
      return { anchors, changedLine: index + 1 }
    }
    anchors.push(anchor)
  }
  return { anchors, changedLine: null }
}

/**
 * Notes the end of the chain outside the database: through `tell`, then in the file. Nothing is noted
 * where nothing was sealed since the last note, or that is younger than `olderThan` ms.
 */
export async function noteAnchor(
  db: Db,
  { keys, dataDir }: AuditPlace,
  tell: (anchor: Anchor) => void,
  olderThan = noteEvery,
): Promise<void> {
  await db.transaction(async (tx) => {
    // One process at a time, since each line signs the one before.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('oka.audit.anchor'))`)
    const seal = await readLastSeal(tx)
    const last = parse((await readLines(dataDir)).at(-1) ?? '')
    const now = new Date()
    if (!seal || last?.hash === seal.hash) return
    if (last && now.getTime() - Date.parse(last.at) < olderThan) return
    const { number, eventId, hash } = seal
    const anchor = { at: now.toISOString(), number, eventId, hash }
    tell(anchor)
    const signature = sign(keys.current, anchor, last?.signature ?? '')
    const line = JSON.stringify({ ...anchor, keyId: keys.current.id, signature })
    await mkdir(dataDir, { recursive: true })
    await appendFile(join(dataDir, fileName), `${line}\n`, { mode: 0o600 })
  })
}

async function readLines(dataDir: string): Promise<string[]> {
  const text = await readFile(join(dataDir, fileName), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').filter(Boolean)
}

function parse(line: string): SignedAnchor | undefined {
  try {
    return signedAnchor.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
