import { describe, expect } from 'vitest'

import { test } from '../testing/test-app.ts'

// In development the page is where Vite serves it: what would be the page in production leads there.
async function ask(url: string, path: string, accept?: string, method = 'GET') {
  const { status, headers } = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: { accept: accept ?? '*/*' },
  })
  return [status, headers.get('location') ?? headers.get('content-type')]
}

describe('the admin app', () => {
  test.for<[string, string | undefined, string?]>([
    ['/', 'text/html,application/xhtml+xml,*/*;q=0.8'],
    ['/', undefined],
    ['/', undefined, 'HEAD'],
    ['/', ''],
    ['/', 'text/*'],
    ['/leads/5', undefined],
    ['/leads/5?tab=report', 'image/avif, */*;q=0.1'],
    ['/join', 'text/html'],
    ['/some.page', 'text/html'],
  ])('is the answer at %s to who takes %s', async ([path, accept, method], { app }) => {
    expect(await ask(app.url, path, accept, method)).toEqual([302, `http://oka.test${path}`])
  })

  test.for<[string, string | undefined, string?]>([
    ['/favicon.ico', undefined],
    ['/robots.txt', undefined],
    ['/main.js', '*/*'],
    ['/picture', 'image/png'],
    ['/leads', 'application/json, text/plain, */*'],
    ['/', 'application/json'],
    ['/api', 'text/html'],
    ['/api/nothing', undefined],
    ['/api/nothing', 'text/html'],
    ['/api?q=1', 'text/html'],
    ['/trpc/nothing', 'text/html'],
    ['/assets/gone.js', 'text/html'],
    ['/widget/gone.js', undefined],
    ['/', undefined, 'POST'],
  ])('is not the answer at %s to who takes %s', async ([path, accept, method], { app }) => {
    const [status, type] = await ask(app.url, path, accept, method)
    expect(status).toBe(404)
    expect(type).toMatch(/^application\/json/)
  })
})
