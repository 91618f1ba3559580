import { expect, test } from 'vitest'

import { splitLinks } from './links.ts'

const linksIn = (text: string) =>
  splitLinks(text)
    .filter((piece) => piece.isLink)
    .map((piece) => piece.text)

test.each([
  ['See https://oka.example/a?b=c#d, then call.', ['https://oka.example/a?b=c#d']],
  ['(http://oka.example)', ['http://oka.example']],
  ['https://fr.example/wiki/Lyon_(ville).', ['https://fr.example/wiki/Lyon_(ville)']],
  [
    '« https://oka.example/é » et HTTPS://B.EXAMPLE',
    ['https://oka.example/é', 'HTTPS://B.EXAMPLE'],
  ],
  ['javascript:alert(1) data:text/html,x www.oka.example ftp://x.example', []],
  ['https:// and http://', []],
])('the addresses in %s', (text, links) => {
  expect(linksIn(text)).toEqual(links)
})

test('nothing of the text is lost', () => {
  const text = 'a https://x.example/<b>, "https://y.example" z'
  const pieces = splitLinks(text)
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.map((piece) => text.slice(piece.at, piece.at + piece.text.length))).toEqual(
    pieces.map((piece) => piece.text),
  )
})
