import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { DomainError } from '@oka/api/domain-error'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'

import { fromFastifyError, sendProblem } from '../problem-reply.ts'
import { createOpenApiDocument } from './create-document.ts'
import type { Document } from './document.ts'

export type Documentation = { document: Document; site: FastifyInstance }

/** The document of the REST API, and a server of its own with Swagger UI on it, which answers what it is handed. */
export async function createDocumentation(
  publicUrl: string,
  routePrefix: string,
): Promise<Documentation> {
  const document = createOpenApiDocument(publicUrl)
  const site = Fastify()
  site.setNotFoundHandler((_, reply) => sendProblem(reply, new DomainError('not_found')))
  site.setErrorHandler((error: FastifyError, _, reply) =>
    sendProblem(reply, fromFastifyError(error)),
  )
  await site.register(swagger, { mode: 'static', specification: { document: document as never } })
  await site.register(swaggerUi, {
    routePrefix,
    theme: { title: 'OKA API' },
    // Without the bar on top, whose logo brings a style sheet that our policy refuses.
    uiConfig: { layout: 'BaseLayout' },
  })
  await site.ready()
  return { document, site }
}
