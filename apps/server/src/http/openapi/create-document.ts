import { appRouter } from '@oka/api/router'
import { generateOpenApiDocument } from 'trpc-to-openapi'

import { securitySchemes } from './callers.ts'
import { describeOperation } from './describe-operation.ts'
import type { Document, Method } from './document.ts'
import { introduction, tags } from './introduction.ts'
import './name-schemas.ts'
import { plainRoutes } from './plain-routes.ts'
import { problem } from './problem-responses.ts'
import { listRestProcedures } from '../rest.ts'

/** The document of the REST API, from the schemas that check its calls. */
export function createOpenApiDocument(publicUrl: string): Document {
  const generated = generateOpenApiDocument(appRouter, {
    title: 'OKA',
    description: introduction,
    version: '1',
    openApiVersion: '3.1.0',
    baseUrl: `${publicUrl}/api`,
    securitySchemes: securitySchemes(publicUrl),
  })
  const document = JSON.parse(JSON.stringify(generated), simplify) as Document
  for (const procedure of listRestProcedures()) {
    const operations = document.paths[procedure.path]!
    const method = procedure.method.toLowerCase() as Method
    operations[method] = describeOperation(operations[method]!, procedure)
  }
  for (const id of Object.keys(document.components.schemas)) {
    // The generator's own idea of an error.
    if (id.startsWith('error.')) delete document.components.schemas[id]
  }
  document.components.schemas['Problem'] = problem
  return { ...document, tags, paths: { ...document.paths, ...plainRoutes } }
}

/** Leaves out what a reader has no use for: bounds of what a number can hold, and formats spelt out. */
function simplify(this: { format?: string }, key: string, value: unknown): unknown {
  if (key === 'minimum' && value === Number.MIN_SAFE_INTEGER) return undefined
  if (key === 'maximum' && value === Number.MAX_SAFE_INTEGER) return undefined
  if (key === 'pattern' && this.format === 'date-time') return 'Z$'
  if (key === 'pattern' && this.format !== undefined) return undefined
  return value
}
