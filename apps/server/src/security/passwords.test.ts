import argon2 from 'argon2'
import { hash as bcrypt } from 'bcryptjs'
import { expect, test } from 'vitest'

import { createPasswords } from './passwords.ts'

const passwords = createPasswords()
const password = 'correct horse battery staple'

test('a hash of ours, of bcrypt and of argon2 with other settings open by their password alone', async () => {
  const ours = await passwords.hash(password)
  const brought = [
    await bcrypt(password, 4),
    await argon2.hash(password, { memoryCost: 1024, timeCost: 3, parallelism: 1 }),
  ]
  for (const hash of [ours, ...brought]) {
    expect(await passwords.verify(hash, password)).toBe(true)
    expect(await passwords.verify(hash, 'wrong')).toBe(false)
  }
  expect(passwords.isOutdated(ours)).toBe(false)
  expect(brought.map(passwords.isOutdated)).toEqual([true, true])
})

test.for([
  '',
  'nonsense',
  '$argon2',
  '$argon2id$',
  '$argon2id$v=19$m=19456,p=1,t=2$aa$bb',
  '$argon2id$v=19$m=1,t=2,p=1$YWFhYWFhYWE$bbbbbbb',
  '$2b$99$'.padEnd(60, 'a'),
  '$2x$10$'.padEnd(60, '!'),
])('what is no hash (%s) opens nothing, and is no fault', async (hash) => {
  expect(await passwords.verify(hash, password)).toBe(false)
})
