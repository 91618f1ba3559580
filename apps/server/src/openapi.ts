import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { appRouter } from '@oka/api/router'
import type { FastifyInstance } from 'fastify'
import { generateOpenApiDocument, type OpenAPIObject } from 'trpc-to-openapi'

import { listRestProcedures } from './rest.ts'

/** The document of the REST API, from the schemas that check its calls. */
export function createOpenApiDocument(publicUrl: string): OpenAPIObject {
  const document = generateOpenApiDocument(appRouter, {
    title: 'OKA',
    description: 'From a conversation to a qualified lead.',
    version: '1',
    openApiVersion: '3.1.0',
    baseUrl: `${publicUrl}/api`,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  })
  for (const { path, method } of listRestProcedures()) {
    const operation = document.paths?.[path]?.[method.toLowerCase() as 'get']
    if (operation) describePage(operation)
  }
  document.paths = { ...document.paths, '/reports/{leadId}/pdf': pdfPath }
  return document
}

type Operation = NonNullable<NonNullable<OpenAPIObject['paths']>[string]['get']>

/** What tRPC answers as `{ items, nextCursor }` is an array with a `Link` header in REST. */
function describePage(operation: Operation): void {
  const answer = operation.responses?.['200']
  const media = answer?.content?.['application/json']
  if (!answer || !media?.schema) return
  const { items, nextCursor } = media.schema.properties ?? {}
  if (!items || !nextCursor) return
  media.schema = items
  const description = 'The next page, `rel="next"`, if there is one.'
  answer.headers = { Link: { description, schema: { type: 'string' } } }
}

const pdfPath = {
  get: {
    operationId: 'report-pdf',
    summary: 'The report of a lead as a PDF',
    tags: ['Reports'],
    security: [{ bearer: [] }],
    parameters: [
      { name: 'leadId', in: 'path' as const, required: true, schema: { type: 'integer' as const } },
    ],
    responses: {
      '200': {
        description: 'The PDF of the last finished version',
        content: { 'application/pdf': { schema: { type: 'string' as const, format: 'binary' } } },
      },
      '404': { description: 'There is no such report' },
    },
  },
}

/** The document at /api/openapi.json, and Swagger UI on it at /api/docs. */
export async function registerOpenApi(server: FastifyInstance, publicUrl: string): Promise<void> {
  const document = createOpenApiDocument(publicUrl)
  server.get('/api/openapi.json', () => document)
  await server.register(swagger, { mode: 'static', specification: { document: document as never } })
  await server.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false })
}
