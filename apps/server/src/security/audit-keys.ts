import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Deps } from '@oka/api/deps'
import type { AuditKey, AuditKeys } from '@oka/db/audit/event-seal'

import { deriveKey } from './secrets.ts'

/** In the data folder: each key with which was ever sealed here, one a line. */
const fileName = 'audit-keys'

/** The key of a secret; its id is a hash, so that it names the key and tells nothing of it. */
function keyOf(secret: string): AuditKey {
  return named(deriveKey(secret, 'audit'))
}

const named = (key: Uint8Array): AuditKey => ({
  id: createHash('sha256').update('oka.audit.key').update(key).digest('hex').slice(0, 16),
  key,
})

/**
 * The key that follows from the secret, which every process of an installation shares, and those of
 * secrets before it, which the data folder keeps: what they sealed can be checked after a change of the
 * secret. A folder that cannot be written is reported and is no reason not to seal.
 */
export async function openAuditKeys(
  dataDir: string,
  secret: string,
  log: Deps['log'],
): Promise<AuditKeys> {
  const current = keyOf(secret)
  const kept = await readAuditKeys(dataDir)
  if (!kept.find(current.id)) {
    const text = `${Buffer.from(current.key).toString('base64url')}\n`
    try {
      await mkdir(dataDir, { recursive: true })
      await writeFile(join(dataDir, fileName), text, { flag: 'a', mode: 0o600 })
    } catch (error) {
      log.warn(
        { err: error },
        'The key of the audit cannot be kept in DATA_DIR: once JWT_SECRET is changed, entries of before cannot be checked.',
      )
    }
  }
  return { current, find: (id) => (id === current.id ? current : kept.find(id)) }
}

/**
 * The keys that the data folder keeps. The current one is that of the secret, or without a secret the
 * last that was kept; undefined where there is neither.
 */
export async function readAuditKeys(
  dataDir: string,
  secret?: string,
): Promise<Pick<AuditKeys, 'find'> & { current: AuditKey | undefined }> {
  const text = await readFile(join(dataDir, fileName), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  })
  const kept = text.split('\n').filter(Boolean)
  const keys = kept.map((key) => named(Buffer.from(key, 'base64url')))
  const current = secret ? keyOf(secret) : keys.at(-1)
  const all = current ? [current, ...keys] : keys
  return { current, find: (id) => all.find((key) => key.id === id) }
}
