import { describe, expect } from 'vitest'

import { origin, test } from '../testing/test-app.ts'

describe('a page may ask whether it may use the chat', () => {
  test('and is told, wherever it is', async ({ app }) => {
    const site = 'https://www.shop.example'
    const ask = async (headers: Record<string, string> = {}) => {
      const answer = await fetch(`${app.url}/widget/site`, { headers })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      return await answer.json()
    }
    const no = { allowed: false }
    expect(await ask()).toEqual({ allowed: true })
    expect(await ask({ origin })).toEqual({ allowed: true })
    expect(await ask({ origin: site })).toEqual(no)
    // Of a frame in a sandbox, and of a file.
    expect(await ask({ origin: 'null' })).toEqual(no)

    const client = app.client(await app.signIn())
    await client.settings.update.mutate({ sites: [site] })
    // The sites are remembered for some seconds.
    await expect.poll(() => ask({ origin: site })).toEqual({ allowed: true })
    expect(await ask({ origin: `${site}.evil.example` })).toEqual(no)
  })
})
