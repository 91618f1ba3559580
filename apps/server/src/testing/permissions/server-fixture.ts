import { sql } from '@oka/db/client'
import { updateCompany } from '@oka/db/settings'
import { expect } from 'vitest'

import { type Digest, openDigest } from '../database-digest.ts'
import { password } from '../people.ts'
import { openTestApp, type TestApp } from '../test-app.ts'
import { makeStaff, makeVisitor } from './callers.ts'

/** A server for many calls, with access to their effects. */
export type ServerFixture = {
  app: TestApp
  /** The secret that signs its tokens. */
  secret: string
  /** Of `password`, computed once, since a hash is slow on purpose. */
  passwordHash: string
  /** A lead whose report was really written, to be copied. */
  reportedLeadId: number
  /** Resolves when all background work has ended. */
  settle: () => Promise<void>
  digest: () => Promise<Digest>
}

export async function openServerFixture(resources: AsyncDisposableStack): Promise<ServerFixture> {
  const secret = 'a-secret-for-permissions-of-40-characters'
  const app = await openTestApp(resources, { JWT_SECRET: secret, RATE_LIMIT_SCALE: '1000000' })
  await keepWaiting(app)
  // No site is fetched: what is allowed to ask for one is tried here, not the fetching.
  app.deps.fetchPage = async (url) => ({ url, title: 'A page', body: 'Its text', locale: 'en' })
  // Nor is a server with models.
  app.deps.modelProviders.check = () =>
    Promise.resolve({
      streams: true,
      json: 'schema',
      firstWordMs: 1,
      at: '2026-11-28T10:00:00.000Z',
    })
  const settle = watchBackground(app)
  const passwordHash = await app.deps.passwords.hash(password)
  const { leadId } = await makeVisitor({ app })
  const { token } = await makeStaff({ app, passwordHash }, 'agent')
  await app.client(token).report.generate.mutate({ leadId, wait: true })
  const digest = await openDigest(app.deps.db)
  return { app, secret, passwordHash, reportedLeadId: leadId, settle, digest }
}

/**
 * Leaves what waits for staff alone however long it does: mailed or handed back after some minutes, it would change the
 * database between two digests.
 */
export const keepWaiting = ({ deps }: TestApp): Promise<void> =>
  updateCompany(deps.db, { escalateMinutes: null, handBackMinutes: null })

/** Tracks the background tasks, and the reports being written. */
function watchBackground({ deps }: TestApp): () => Promise<void> {
  const running = new Set<Promise<unknown>>()
  const { runInBackground } = deps
  deps.runInBackground = (task) =>
    runInBackground(() => {
      const run = task()
      const done: Promise<unknown> = run.catch(() => {}).finally(() => running.delete(done))
      running.add(done)
      return run
    })
  return async () => {
    while (running.size > 0) await Promise.all(running)
    await expect
      .poll(() => deps.db.execute(sql`select lead_id from reports where status = 'generating'`))
      .toHaveLength(0)
  }
}
