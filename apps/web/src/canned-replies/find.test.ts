import type { CannedReply } from '@oka/contract/canned-reply'
import { expect, test } from 'vitest'

import { findReplies } from './find.ts'

const reply = (id: number, title: string, locale: 'en' | 'fr', content = ''): CannedReply => ({
  id,
  title,
  locale,
  content,
  updatedAt: '2026-03-05T10:00:00.000Z',
})
const replies = [
  reply(1, 'Délais', 'fr', 'Comptez trois semaines.'),
  reply(2, 'Our prices', 'en', 'From 900 a day.'),
  reply(3, 'Prices', 'en'),
  reply(4, 'Tarifs', 'fr', 'Voici nos prix : prices'),
]
const ids = (query: string, locale?: 'en' | 'fr'): number[] =>
  findReplies(replies, query, locale).map(({ id }) => id)

test('finds by title and text, whatever the case and accents', () => {
  expect(ids('DELAI')).toEqual([1])
  expect(ids('900')).toEqual([2])
  expect(ids('nothing')).toEqual([])
})

test('the language of the conversation comes first, then titles that begin so', () => {
  expect(ids('price', 'en')).toEqual([3, 2, 4])
  expect(ids('', 'fr')).toEqual([1, 4, 2, 3])
})
