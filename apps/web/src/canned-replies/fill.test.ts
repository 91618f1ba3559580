import { expect, test } from 'vitest'

import { fillKnown, findGap, replyValues, splitGaps } from './fill.ts'

const lead = { name: 'Camille Laurent', company: 'Acme' }

test('fills in what is known of the lead and of whoever answers', () => {
  const values = replyValues(lead, 'Léa')
  expect(fillKnown('Hello {{ first_name }}, {{name}} of {{company}}. {{agent}}', values)).toBe(
    'Hello Camille, Camille Laurent of Acme. Léa',
  )
})

test('what is not known stays to be seen, and is found', () => {
  const text = fillKnown('Hello {{first_name}} of {{company}}', replyValues(null, 'Léa'))
  expect(text).toBe('Hello {{first_name}} of {{company}}')
  expect(findGap(text)).toEqual({ start: 6, end: 20, text: '{{first_name}}' })
  expect(replyValues({ name: ' ', company: '' }, '')).toEqual({})
})

test('braces of any other kind are no gap', () => {
  expect(findGap('const a = {{ b }}; {name}')).toBeNull()
})

test('a reply is cut at its variables', () => {
  expect(splitGaps('{{ name }}, hello {{agent}}!')).toEqual([
    { at: 0, text: '{{ name }}', name: 'name' },
    { at: 10, text: ', hello ', name: null },
    { at: 18, text: '{{agent}}', name: 'agent' },
    { at: 27, text: '!', name: null },
  ])
})
