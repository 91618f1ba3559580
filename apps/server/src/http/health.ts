import type { FastifyInstance } from 'fastify'

import type { Readiness } from './readiness.ts'

/** `/healthz`: the process lives. `/readyz`: it can take calls now. */
export function registerHealth(server: FastifyInstance, readiness: Readiness): void {
  server.get('/healthz', { logLevel: 'silent' }, () => ({ status: 'ok' }))
  server.get('/readyz', { logLevel: 'silent' }, async (_, reply) => {
    const status = await readiness.check()
    return reply.status(status === 'ready' ? 200 : 503).send({ status })
  })
}
