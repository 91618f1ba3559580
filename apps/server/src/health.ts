import type { Deps } from '@oka/api/deps'
import { sql } from '@oka/db/client'
import type { FastifyInstance } from 'fastify'

/** `/healthz`: the process lives. `/readyz`: it can take calls now. */
export function registerHealth(
  server: FastifyInstance,
  { db, stopping }: Pick<Deps, 'db' | 'stopping'>,
): void {
  server.get('/healthz', { logLevel: 'silent' }, () => ({ status: 'ok' }))
  server.get('/readyz', { logLevel: 'silent' }, async (_, reply) => {
    if (stopping.aborted) return reply.status(503).send({ status: 'stopping' })
    try {
      await db.execute(sql`select 1`)
      return { status: 'ready' }
    } catch {
      return reply.status(503).send({ status: 'database away' })
    }
  })
}
