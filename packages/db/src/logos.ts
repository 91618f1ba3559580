import { eq } from 'drizzle-orm'

import type { Db } from './client.ts'
import { logos } from './schema.ts'

export type StoredLogo = Pick<typeof logos.$inferSelect, 'hash' | 'type' | 'content'>

/** Stores a logo, unless it is stored already. */
export async function insertLogo(tx: Db, logo: StoredLogo): Promise<void> {
  await tx.insert(logos).values(logo).onConflictDoNothing()
}

/** The logo of that hash, also one that the letterhead has no longer. */
export async function findLogo(db: Db, hash: string): Promise<StoredLogo | undefined> {
  const [row] = await db
    .select({ hash: logos.hash, type: logos.type, content: logos.content })
    .from(logos)
    .where(eq(logos.hash, hash))
  return row
}
