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

test('a longer word and an address mention nobody', () => {
  for (const text of [
    '@joanna knows',
    'write to sales@jo.example',
    'write to sales@jo',
    'see @jo.example',
    'ask @jo-ann',
    '@jo_2 and @jo@example.com',
    '@jolie',
    '@joé',
  ]) {
    expect(mentionsIn(text, people), text).toEqual([])
    expect(splitMentions(text, ['Jo']), text).toEqual([{ at: 0, text, isMention: false }])
  }
})

test('a mention may stand before any other sign, and in brackets', () => {
  for (const text of [
    '@jo',
    '(@Jo)',
    'Ask @Jo.',
    '@Jo, please',
    '@Jo’s idea',
    'so: @jo!\n',
    '«@Jo»',
  ])
    expect(mentionsIn(text, people), text).toEqual([jo])
  expect(mentionsIn('@Jo Ann’s idea', people)).toEqual([joAnn])
  expect(mentionsIn('@Jo Anna', people)).toEqual([jo])
})

test('of two namesakes the one that was chosen is mentioned; where none was, both are', () => {
  const other = { id: 4, name: 'JO' }
  const all = [...people, other]
  expect(mentionsIn('@Jo knows', all, [4])).toEqual([other])
  expect(mentionsIn('@Jo knows', all, [2])).toEqual([jo])
  expect(mentionsIn('@Jo knows', all)).toEqual([jo, other])
  expect(mentionsIn('@Jo and @JO know', all, [4, 2])).toEqual([jo, other])
  // The first choice was taken out again.
  expect(mentionsIn('@Jo knows', all, [4, 1, 2])).toEqual([jo])
  expect(mentionsIn('nobody knows', all, [4, 2])).toEqual([])
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
  const accents = splitMentions('Où est @LEA MARTIN, là ?', ['Léa Martin'])
  expect(accents.find(({ isMention }) => isMention)).toEqual({
    at: 7,
    text: '@LEA MARTIN',
    isMention: true,
  })
  expect(splitMentions('1+1', ['1+1'])).toEqual([{ at: 0, text: '1+1', isMention: false }])
  expect(splitMentions('no names', [])).toEqual([{ at: 0, text: 'no names', isMention: false }])
})
