import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Documentation } from './openapi/documentation.ts'

const docs = '/api/docs'

/**
 * The document of the REST API at /api/openapi.json, and Swagger UI on it at /api/docs: made for the first who asks, since
 * they took a quarter of each start.
 */
export function registerOpenApi(server: FastifyInstance, publicUrl: string): void {
  let loading: Promise<Documentation> | undefined
  const load = () =>
    (loading ??= loadDocumentation(publicUrl).catch((error: unknown) => {
      // The next one who asks tries again.
      loading = undefined
      throw error
    }))

  server.get('/api/openapi.json', async () => (await load()).document)
  const handOver = async (request: FastifyRequest, reply: FastifyReply) => {
    const { site } = await load()
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value)
    }
    site.routing(request.raw, reply.raw)
  }
  server.get(docs, handOver)
  server.get(`${docs}/*`, handOver)
}

async function loadDocumentation(publicUrl: string): Promise<Documentation> {
  const { createDocumentation } = await import('./openapi/documentation.ts')
  return createDocumentation(publicUrl, docs)
}
