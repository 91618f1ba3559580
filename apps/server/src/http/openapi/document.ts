/** The parts of an OpenAPI 3.1 document that we write and read. */
export type Document = {
  openapi: string
  info: { title: string; description: string; version: string }
  tags: { name: string; description: string }[]
  paths: Record<string, Partial<Record<Method, Operation>>>
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, object> }
}

export type Method = 'get' | 'post' | 'put' | 'delete'

/** A JSON Schema, draft 2020-12. */
export type Schema = Record<string, unknown>

export type Operation = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  /** One of these is enough; an empty one means that nothing is needed. */
  security: Record<string, []>[]
  parameters?: Parameter[]
  requestBody?: { required: boolean; content: Record<string, Media> }
  responses: Record<string, Response>
}

export type Parameter = {
  name: string
  in: 'path' | 'query'
  required?: boolean
  description?: string
  schema: Schema
  example?: unknown
}

type Media = {
  schema: Schema
  example?: unknown
  examples?: Record<string, { value: unknown }>
}

export type Response = {
  description: string
  headers: Record<string, Header>
  content: Record<string, Media>
}

export type Header = { description: string; required?: true; schema: Schema }

/** What every answer carries. */
export const commonHeaders: Response['headers'] = {
  'X-Request-Id': {
    description: 'The name of the call in the log of the server.',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  },
}
