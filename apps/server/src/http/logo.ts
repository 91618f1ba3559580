import { DomainError } from '@oka/api/domain-error'
import type { Deps } from '@oka/api/deps'
import { findLogo } from '@oka/db/logos'
import type { FastifyInstance } from 'fastify'

/** `/letterhead/logo/…`: a logo of the letterhead, under the hash of its content, which is all that tells it. */
export function registerLogo(
  server: FastifyInstance,
  { db, limits }: Pick<Deps, 'db' | 'limits'>,
): void {
  server.get<{ Params: { hash: string } }>('/letterhead/logo/:hash', async (request, reply) => {
    await limits.count('visitor_calls', request.ip)
    const logo = await findLogo(db, request.params.hash)
    if (!logo) throw new DomainError('not_found')
    return reply
      .header('content-type', logo.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(logo.content)
  })
}
