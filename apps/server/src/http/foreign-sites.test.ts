import { describe, expect } from 'vitest'

import { procedures } from '../testing/permissions/permission-cases.ts'
import { type Actor, makeActor, makeInput } from '../testing/permissions/perform.ts'
import type { PrincipalName } from '../testing/permissions/principals.ts'
import { permissionSpecs } from '../testing/permissions/permission-specs.ts'
import type { ServerFixture } from '../testing/permissions/server-fixture.ts'
import { readDatabase } from '../testing/bad-cases.ts'
import { test } from '../testing/harmless.ts'
import { origin } from '../testing/test-app.ts'

const mutations = procedures.filter(({ type }) => type === 'mutation')

/** Somebody signed in who may, with the cookie, as a browser would send along. */
function callerOf(name: string): PrincipalName {
  const { who, cookie } = permissionSpecs[name]!
  if (who === 'visitor' || who === 'participant') return 'visitor'
  return who === 'anyone' && !cookie ? 'anonymous' : 'admin'
}

type Address = { method: string; path: string }

/** Where the procedure can be called. */
function addressesOf(name: string, input: Record<string, unknown>): Address[] {
  const route = mutations.find((each) => each.name === name)!.route
  const fill = (path: string) =>
    path.replaceAll(/\{(\w+)\}/g, (_, field: string) => String(input[field]))
  return [
    { method: 'POST', path: `/trpc/${name}` },
    ...(route ? [{ method: route.method, path: `/api${fill(route.path)}` }] : []),
  ]
}

/** What a page of another site can have a browser send. */
const attacks = [
  {
    what: 'a form',
    // A browser names the page; a guard that looked at nothing else would be enough without this.
    headers: { origin, 'content-type': 'multipart/form-data; boundary=x' },
    bodyOf: (input: Record<string, unknown>) =>
      `${Object.entries(input)
        .map(
          ([name, value]) =>
            `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
        )
        .join('')}--x--\r\n`,
    refusal: { status: 415, code: 'unsupported_media_type' },
  },
  {
    what: 'JSON from another origin',
    headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
    bodyOf: (input: Record<string, unknown>) => JSON.stringify(input),
    refusal: { status: 403, code: 'origin_not_allowed' },
  },
]

async function attack(
  { app }: ServerFixture,
  { caller }: Actor,
  { method, path }: Address,
  { headers, body }: { headers: Record<string, string>; body: string },
): Promise<{ status: number; code: string }> {
  const response = await fetch(app.url + path, {
    method,
    headers: {
      ...(caller.token && { authorization: `Bearer ${caller.token}` }),
      ...(caller.cookie && { cookie: caller.cookie }),
      ...headers,
    },
    body,
  })
  const { code } = (await response.json()) as { code: string }
  return { status: response.status, code }
}

describe('a page of another site runs no mutation, and changes nothing', () => {
  test('there are mutations to be run', () => {
    expect(mutations.length).toBeGreaterThan(30)
  })

  test.for(mutations)('$name', async ({ name }, { fixture }) => {
    const actor = await makeActor(fixture, callerOf(name))
    const input = ((await makeInput(name, actor.scene)) ?? {}) as Record<string, unknown>
    const before = await readDatabase(fixture)
    for (const { what, headers, bodyOf, refusal } of attacks) {
      for (const address of addressesOf(name, input)) {
        const answer = await attack(fixture, actor, address, { headers, body: bodyOf(input) })
        expect(answer, `${what} at ${address.path}`).toEqual(refusal)
      }
    }
    expect(await readDatabase(fixture)).toEqual(before)
  })
})
