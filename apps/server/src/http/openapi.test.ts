import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { Validator } from '@seriousme/openapi-schema-validator'
import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect } from 'vitest'

import type { Operation, Schema } from './openapi/document.ts'
import { createOpenApiDocument } from './openapi/create-document.ts'
import { readDocument } from '../testing/documented.ts'
import { rest, test } from '../testing/test-app.ts'

const document = createOpenApiDocument('http://oka.test')
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, Operation] => [
    `${method.toUpperCase()} ${path}`,
    operation,
  ]),
)

describe('the OpenAPI document', () => {
  test('is one, by the schema of OpenAPI 3.1', async () => {
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true })
  })

  test('has every endpoint of the road', () => {
    expect(operations.map(([route]) => route).toSorted()).toEqual([
      'DELETE /knowledge/{id}',
      'DELETE /leads/{id}',
      'GET /analytics/avg-score',
      'GET /analytics/leads-by-status',
      'GET /analytics/stats',
      'GET /auth/me',
      'GET /chat/conversations/{conversationId}/messages',
      'GET /chat/history/{leadId}',
      'GET /knowledge',
      'GET /knowledge/gaps',
      'GET /knowledge/{id}',
      'GET /leads',
      'GET /leads/deleted',
      'GET /leads/status/{status}',
      'GET /leads/{id}',
      'GET /leads/{id}/score-history',
      'GET /mails',
      'GET /mails/{id}/html',
      'GET /reports/{leadId}',
      'GET /reports/{leadId}/pdf',
      'GET /rubric',
      'GET /rubric/calibration',
      'GET /rubric/versions',
      'POST /auth/login',
      'POST /auth/logout',
      'POST /auth/refresh',
      'POST /auth/register',
      'POST /chat/message',
      'POST /chat/start',
      'POST /knowledge',
      'POST /knowledge/fetch',
      'POST /knowledge/preview',
      'POST /leads',
      'POST /leads/import',
      'POST /leads/{id}/erase',
      'POST /leads/{id}/restore',
      'POST /reports/generate',
      'POST /reports/{leadId}/email',
      'POST /rubric/draft/discard',
      'POST /rubric/draft/restore',
      'POST /rubric/preview',
      'POST /rubric/publish',
      'POST /team/invitations',
      'PUT /knowledge/{id}',
      'PUT /leads/{id}',
      'PUT /leads/{id}/facts/{field}',
      'PUT /rubric/draft',
    ])
  })

  test('describes a page as an array with a link', () => {
    expect(document.paths['/leads']?.get?.responses['200']).toMatchObject({
      headers: { Link: {} },
      content: {
        'application/json': {
          schema: { type: 'array', items: { $ref: '#/components/schemas/Lead' } },
        },
      },
    })
  })

  test('names each way an operation can be refused', () => {
    const { responses } = document.paths['/leads/{id}']!.put!
    const refusals = Object.entries(responses).map(([status, { content }]) => [
      status,
      Object.keys(content['application/json']?.examples ?? {}),
    ])
    expect(Object.fromEntries(refusals)).toEqual({
      200: [],
      400: ['invalid_input'],
      401: ['unauthenticated'],
      403: ['forbidden', 'origin_not_allowed'],
      404: ['lead_not_found'],
      409: ['lead_changed', 'lead_move_not_allowed'],
      413: ['body_too_large'],
      415: ['unsupported_media_type'],
      429: ['too_many_requests'],
      503: ['database_unavailable'],
    })
  })

  test('has a body to try wherever one is taken, and it is one that is accepted', () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }))
    for (const [route, { requestBody }] of operations) {
      if (!requestBody) continue
      const { schema, example } = requestBody.content['application/json']!
      expect(example, route).toBeDefined()
      ajv.validate(schema, example)
      expect(ajv.errors, route).toBeNull()
    }
  })

  test('leaves no answer open to fields that it does not name', () => {
    const isOpen = ({ allOf, type, properties, additionalProperties }: Schema) =>
      !allOf && type === 'object' && properties !== undefined && additionalProperties !== false
    const answers = operations.map(([, { responses }]) => responses)
    const open: unknown[] = []
    JSON.stringify([answers, document.components.schemas], (_, value: Schema | null) => {
      if (value !== null && typeof value === 'object' && isOpen(value)) open.push(value)
      return value
    })
    expect(open).toEqual([])
  })

  test('names the refresh cookie as the browser knows it', () => {
    const nameAt = (url: string) => createOpenApiDocument(url).components.securitySchemes['refresh']
    expect(nameAt('http://oka.test')).toMatchObject({ in: 'cookie', name: 'oka_refresh' })
    expect(nameAt('https://oka.test')).toMatchObject({ name: '__Host-oka_refresh' })
  })

  test('is served, with Swagger UI on it', async ({ app }) => {
    expect((await rest(app, 'GET /api/openapi.json')).body).toEqual(
      JSON.parse(JSON.stringify(createOpenApiDocument('http://oka.test'))),
    )
    expect(await rest(app, 'GET /api/docs/')).toMatchObject({ status: 200 })
  })
})

describe('an answer that is not as documented is found out', () => {
  const findFaults = readDocument(document)
  const me = { id: 1, email: 'admin@oka.test', name: 'admin', role: 'admin' }
  const refused = { error: 'Too many requests; retry later.', code: 'too_many_requests' }
  const sent = {
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': crypto.randomUUID(),
  }
  const find = (
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
    route = 'GET /api/auth/me?x=1',
  ) => findFaults(route, { status, body, headers: new Headers({ ...sent, ...headers }) })

  test('and one that is, is not', () => {
    expect(find(200, me)).toEqual([])
    expect(find(429, refused, { 'retry-after': '3' })).toEqual([])
    const link = { link: '</api/leads?cursor=x>; rel="next"' }
    expect(find(200, [], link, 'GET /api/leads')).toEqual([])
  })

  test.for<[string, RegExp, Parameters<typeof find>]>([
    ['a field too many', /body must NOT have additional properties/, [200, { ...me, hash: 'x' }]],
    [
      'a field too few',
      /body must have required property 'role'/,
      [200, { ...me, role: undefined }],
    ],
    ['another type', /body\/id must be integer/, [200, { ...me, id: '1' }]],
    [
      'another word',
      /body\/role must be equal to one of the allowed/,
      [200, { ...me, role: 'owner' }],
    ],
    ['a status', /the status 404 is not documented/, [404, refused]],
    ['a refusal', /body\/code must be equal to one of the allowed/, [401, refused]],
    ['a header too few', /the header Retry-After is missing/, [429, refused]],
    [
      'a header of another type',
      /the header Retry-After must be integer/,
      [429, refused, { 'retry-after': 'soon' }],
    ],
    [
      'a header too many',
      /the header Link is not documented/,
      [200, me, { link: '<x>; rel="next"' }],
    ],
    [
      'another content type',
      /the content type text\/html is not documented/,
      [200, '', { 'content-type': 'text/html' }],
    ],
    [
      'a time elsewhere than in UTC',
      /deletedAt must match pattern/,
      [200, { id: 1, deletedAt: '2026-01-01T00:00:00+01:00' }, {}, 'DELETE /api/leads/1'],
    ],
  ])('%s', ([, fault, given]) => {
    expect(find(...given).join('\n')).toMatch(fault)
  })

  test('by every call of a test', async ({ onTestFinished }) => {
    const server = createServer(({ url }, response) => {
      for (const [name, value] of Object.entries(sent)) response.setHeader(name, value)
      response.end(JSON.stringify(url === '/api/openapi.json' ? document : { ...me, hash: 'x' }))
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

    await expect(rest({ url }, 'GET /api/auth/me')).rejects.toThrow(
      /GET \/api\/auth\/me answered 200 otherwise than documented:\s+body must NOT have additional/,
    )
  })
})
