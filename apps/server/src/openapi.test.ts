import { describe, expect } from 'vitest'

import { createOpenApiDocument } from './openapi.ts'
import { rest, test } from './testing/test-app.ts'

describe('the OpenAPI document', () => {
  test('has every endpoint of the road', () => {
    const { paths } = createOpenApiDocument('http://oka.test')
    const endpoints = Object.entries(paths ?? {}).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(endpoints.toSorted()).toEqual([
      'DELETE /leads/{id}',
      'GET /analytics/avg-score',
      'GET /analytics/leads-by-status',
      'GET /analytics/stats',
      'GET /auth/me',
      'GET /chat/conversations/{conversationId}/messages',
      'GET /chat/history/{leadId}',
      'GET /leads',
      'GET /leads/status/{status}',
      'GET /leads/{id}',
      'GET /mails',
      'GET /reports/{leadId}',
      'GET /reports/{leadId}/pdf',
      'POST /auth/login',
      'POST /auth/logout',
      'POST /auth/refresh',
      'POST /chat/message',
      'POST /chat/start',
      'POST /leads',
      'POST /reports/generate',
      'POST /reports/{leadId}/email',
      'PUT /leads/{id}',
    ])
  })

  test('describes a page as an array with a link', () => {
    const { paths } = createOpenApiDocument('http://oka.test')
    const answer = paths?.['/leads']?.get?.responses?.['200']
    expect(answer).toMatchObject({
      headers: { Link: {} },
      content: { 'application/json': { schema: { type: 'array' } } },
    })
  })

  test('is served, with Swagger UI on it', async ({ app }) => {
    expect((await rest(app, 'GET /api/openapi.json')).body).toMatchObject({ openapi: '3.1.0' })
    expect(await rest(app, 'GET /api/docs/')).toMatchObject({ status: 200 })
  })
})
