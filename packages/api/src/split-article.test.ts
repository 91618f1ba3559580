import { expect, test } from 'vitest'

import { splitArticle } from './split-article.ts'

const split = (body: string, title = 'Prices') => splitArticle({ title, body })

test('headings carry down, and end where one of their rank begins', () => {
  const body = `Before.

# Prices

## Audit

An audit.

### In a hurry

Two days.

## Site

A site.`
  expect(split(body)).toEqual([
    { heading: 'Prices', content: 'Before.' },
    { heading: 'Prices › Audit', content: 'An audit.' },
    { heading: 'Prices › Audit › In a hurry', content: 'Two days.' },
    { heading: 'Prices › Site', content: 'A site.' },
  ])
})

test('marks are left out, and so are HTML and pictures', () => {
  const body = `Un **audit** coûte [2 500 €](https://example.com), *tout* compris.<br>
<script>alert(1)</script>

<div onclick="x()">hidden</div>

![logo](x.png) Voir \`la page\`.  
Autre ligne`
  expect(split(body)).toEqual([
    {
      heading: 'Prices',
      content: 'Un audit coûte 2 500 €, tout compris.\nVoir la page.\nAutre ligne',
    },
  ])
})

test('lists and tables can be read on their own', () => {
  const body = `- visit
- report
  1. draft
  2. final

3. third

| Service | Price |
| ------- | ----- |
| Audit   | 2,500 € |
| Site    |       |`
  expect(split(body)[0]!.content).toBe(`- visit
- report
  1. draft
  2. final
3. third
Service: Audit; Price: 2,500 €
Service: Site`)
})

test('a passage has at most 600 characters and ends with a paragraph, an item or a sentence', () => {
  const sentence = 'This is a sentence of about sixty characters, give or take. '
  const body = [
    sentence.repeat(8),
    sentence.repeat(8),
    sentence.repeat(25),
    `- ${sentence.repeat(5)}\n- ${sentence.repeat(6)}`,
  ].join('\n\n')
  const passages = split(body).map(({ content }) => content)
  expect(passages.map((content) => content.length).every((length) => length <= 600)).toBe(true)
  expect(passages.every((content) => content.endsWith('take.'))).toBe(true)
  expect(passages.every((content) => /^(?:- )?This/.test(content))).toBe(true)
  expect(passages).toHaveLength(7)
  expect(passages.join(' ').match(/give or take/g)).toHaveLength(52)
})

test('a sentence without an end is cut between words, and a word without an end anywhere', () => {
  const words = split(Array.from({ length: 300 }, (_, n) => `word${n}`).join(' '))
  expect(
    words
      .map(({ content }) => content)
      .join(' ')
      .split(' '),
  ).toHaveLength(300)
  expect(words.every(({ content }) => content.length <= 600)).toBe(true)
  expect(split('x'.repeat(1500)).map(({ content }) => content.length)).toEqual([600, 600, 300])
})

test('nothing but headings and HTML has no passage', () => {
  expect(split('# Prices\n\n<p>Nothing</p>\n\n---\n\n[a]: https://example.com')).toEqual([])
})

test.each([
  ['brackets', '['],
  ['stars', '*a **a '],
  ['quotes', '> '],
  ['lists', '- '],
  ['backticks', '`a ``a '],
  ['pipes', '|a|b|\n|-|-|\n'],
  ['angles', '<a '],
  ['references', '[a][b] '],
])('a hostile text of %s is cut as well', (_, part) => {
  const passages = split(part.repeat(Math.floor(100_000 / part.length)))
  expect(passages.every(({ content }) => content.length <= 600)).toBe(true)
})
