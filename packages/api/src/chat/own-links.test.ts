import { expect, test } from 'vitest'

import { ownHosts, withoutForeignLinks } from './own-links.ts'

const hosts = ownHosts({ sites: ['https://www.shop.example'] }, 'https://oka.example/x')
const clean = (text: string) => withoutForeignLinks(text, hosts, 'en')

test.each([
  'See https://www.shop.example/prices and http://oka.example:3000/a?b=c.',
  'https://docs.shop.example/x',
  'No link, but shop.example',
])('keeps %s', (text) => {
  expect(clean(text)).toBe(text)
})

test.each([
  ['Go to https://evil.test/phish now', 'Go to (link removed) now'],
  ['HTTPS://EVIL.TEST', '(link removed)'],
  ['https://shop.example.evil.test/', '(link removed)'],
  ['https://notshop.example/', '(link removed)'],
  ['https://www.shop.example@evil.test/', '(link removed)'],
  ['https://[bad', '(link removed)'],
  ['[here](https://evil.test)', '[here]((link removed)'],
])('takes the link out of %s', (text, expected) => {
  expect(clean(text)).toBe(expected)
})
