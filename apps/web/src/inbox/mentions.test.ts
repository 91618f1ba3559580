import { expect, test } from 'vitest'

import { findPeople, mentionsIn, splitMentions } from './mentions.ts'

const lea = { id: 1, name: 'Léa Martin' }
const jo = { id: 2, name: 'Jo' }
const joAnn = { id: 3, name: 'Jo Ann' }
const people = [lea, jo, joAnn]

test('whoever is named after an @ is mentioned, once, and nobody whose name is only a part of it', () => {
  expect(mentionsIn('@léa martin and @Lea Martin: call them', people)).toEqual([lea])
  expect(mentionsIn('@Jo Ann knows', people)).toEqual([joAnn])
  expect(mentionsIn('@Jo Ann and @Jo know', people)).toEqual([jo, joAnn])
  expect(mentionsIn('Léa Martin knows, @nobody does', people)).toEqual([])
})

test('people are found by the beginning of any word of their name', () => {
  expect(findPeople(people, 'le')).toEqual([lea])
  expect(findPeople(people, 'MAR')).toEqual([lea])
  expect(findPeople(people, 'j')).toEqual([jo, joAnn])
  expect(findPeople(people, '')).toEqual(people)
  expect(findPeople(people, 'art')).toEqual([])
})

test('a note is cut where it mentions somebody, and is the same text still', () => {
  const pieces = splitMentions('Ask @Jo (not @Léa Martin).', ['Jo', 'Léa Martin'])
  expect(pieces.filter(({ isMention }) => isMention).map(({ text }) => text)).toEqual([
    '@Jo',
    '@Léa Martin',
  ])
  expect(pieces.map(({ text }) => text).join('')).toBe('Ask @Jo (not @Léa Martin).')
  expect(splitMentions('1+1', ['1+1'])).toEqual([{ at: 0, text: '1+1', isMention: false }])
  expect(splitMentions('no names', [])).toEqual([{ at: 0, text: 'no names', isMention: false }])
})
