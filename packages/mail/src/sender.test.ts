import { expect, test } from 'vitest'

import { formatSender, readSender } from './sender.ts'

test.each([
  ['hello@example.com', { name: '', address: 'hello@example.com' }],
  ['<hello@example.com>', { name: '', address: 'hello@example.com' }],
  ['OKA Tech <hello@example.com>', { name: 'OKA Tech', address: 'hello@example.com' }],
  ['"OKA, Tech" <hello@example.com>', { name: 'OKA, Tech', address: 'hello@example.com' }],
  ['"OKA \\"T\\"" <a.b+c@x-y.fr>', { name: 'OKA "T"', address: 'a.b+c@x-y.fr' }],
  ['OKA <oka@localhost>', { name: 'OKA', address: 'oka@localhost' }],
  ['Société Générale <a@b.fr>', { name: 'Société Générale', address: 'a@b.fr' }],
])('reads %j, and writes what it reads the same', (text, sender) => {
  expect(readSender(text)).toEqual(sender)
  expect(readSender(formatSender(sender))).toEqual(sender)
})

test.each([
  '',
  'OKA Tech',
  'hello',
  'hello@',
  '@example.com',
  'hello@local_host',
  'hello@example..com',
  'hello@exämple.com',
  'héllo@example.com',
  'a@b.fr, c@d.fr',
  'OKA <a@b.fr>, c@d.fr',
  'OKA <a@b.fr> c',
  'OKA <a@b.fr',
  'OKA a@b.fr',
  'Team: a@b.fr, c@d.fr;',
  'OKA <a@b.fr>\r\nBcc: c@d.fr',
  'OKA\nTech <a@b.fr>',
  '<OKA> <a b@c.fr>',
])('does not take %j', (text) => {
  expect(readSender(text)).toBeUndefined()
})
