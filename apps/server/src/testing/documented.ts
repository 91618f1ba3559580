import addFormats from 'ajv-formats'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

import type { Document, Header, Method, Operation, Schema } from '../http/openapi/document.ts'

export type Answered = { status: number; headers: Headers; body: unknown }

/** How a response differs from the document. Empty where the document does not specify the call. */
export type FindFaults = (route: string, answer: Answered) => string[]

const readings = new Map<string, Promise<FindFaults>>()
/** By the text of the document, which most servers have in common: compiling its schemas takes long. */
const prepared = new Map<string, FindFaults>()

/** Throws when a response of the API differs from its published document. */
export async function expectDocumented(
  url: string,
  route: string,
  answer: Answered,
): Promise<void> {
  if (!route.includes(' /api/')) return
  const reading = readings.get(url) ?? fetchDocument(url)
  readings.set(url, reading)
  const faults = (await reading)(route, answer)
  if (faults.length === 0) return
  const said = JSON.stringify(answer.body)?.slice(0, 1000)
  throw new Error(
    [`${route} answered ${answer.status} otherwise than documented:`, ...faults, said].join('\n  '),
  )
}

async function fetchDocument(url: string): Promise<FindFaults> {
  const response = await fetch(`${url}/api/openapi.json`)
  const text = await response.text()
  const known = prepared.get(text) ?? readDocument(JSON.parse(text) as Document)
  prepared.set(text, known)
  return known
}

/** Prepares a document for comparing responses with it. */
export function readDocument({ paths, components }: Document): FindFaults {
  // Not strict, since OpenAPI adds keywords to schemas, such as `example`.
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const compiled = new Map<Schema, ValidateFunction>()

  function findSchemaFaults(name: string, schema: Schema, value: unknown): string[] {
    const validate = compiled.get(schema) ?? ajv.compile({ ...schema, components })
    compiled.set(schema, validate)
    return validate(value)
      ? []
      : [ajv.errorsText(validate.errors, { dataVar: name, separator: '\n  ' })]
  }

  function findHeaderFaults(
    name: string,
    header: Header | undefined,
    sent: string | null,
  ): string[] {
    if (sent === null) return header?.required ? [`the header ${name} is missing`] : []
    if (!header) return [`the header ${name} is not documented`]
    const value = header.schema['type'] === 'integer' ? Number(sent) : sent
    return findSchemaFaults(`the header ${name}`, header.schema, value)
  }

  return (route, { status, headers, body }) => {
    const operation = findOperation(paths, route)
    if (!operation) return []
    const response = operation.responses[status]
    if (!response) return [`the status ${status} is not documented`]
    const type = headers.get('content-type')?.split(';')[0] ?? 'none'
    const media = response.content[type]
    const names = new Set([...Object.keys(response.headers), 'Link', 'Retry-After'])
    return [
      ...[...names].flatMap((name) =>
        findHeaderFaults(name, response.headers[name], headers.get(name)),
      ),
      ...(media ? [] : [`the content type ${type} is not documented`]),
      ...(media && type === 'application/json' ? findSchemaFaults('body', media.schema, body) : []),
    ]
  }
}

function findOperation(paths: Document['paths'], route: string): Operation | undefined {
  const [method = '', address = ''] = route.split(' ')
  const { pathname } = new URL(address, 'http://localhost')
  // Sorted, /leads/status comes before /leads/{id}.
  const found = Object.keys(paths)
    .toSorted()
    .find(
      (template) =>
        new RegExp(`^/api${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname) &&
        method.toLowerCase() in paths[template]!,
    )
  return found === undefined ? undefined : paths[found]![method.toLowerCase() as Method]
}
