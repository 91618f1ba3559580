import { describe, expect, test } from 'vitest'

import { commonWords, forbiddenIn } from './persona.ts'

const isFound = (word: string, said: string) =>
  forbiddenIn(said, [{ words: [word], refusal: { en: null, fr: null } }]) !== undefined

describe('a forbidden subject is found in the singular and the plural', () => {
  test.each([
    ['allergy', 'allergies'],
    ['allergie', 'allergies'],
    ['box', 'boxes'],
    ['tax', 'taxes'],
    ['taxe', 'taxes'],
    ['mailbox', 'mailboxes'],
    ['virus', 'viruses'],
    ['class', 'classes'],
    ['branch', 'branches'],
    ['diagnosis', 'diagnoses'],
    ['hôpital', 'hôpitaux'],
    ['journal', 'journaux'],
    ['tuyau', 'tuyaux'],
    ['bateau', 'bateaux'],
    ['bijou', 'bijoux'],
    ['cheveu', 'cheveux'],
    ['portal', 'portals'],
    ['médicament', 'Médicaments'],
    ['movie', 'movies'],
    ['prix fixe', 'prix fixes'],
    ['permis de conduire', 'permis de conduire'],
  ])('%s, %s', (one, many) => {
    expect(isFound(one, `About ${many}, please.`)).toBe(true)
    expect(isFound(many, `About ${one}, please.`)).toBe(true)
    expect(isFound(one, `About ${one}, please.`)).toBe(true)
    expect(isFound(many, `About ${many}, please.`)).toBe(true)
  })
})

test.each([
  ['PLU', 'plus'],
  ['mai', 'mais'],
  ['Dan', 'dans'],
  ['pay', 'pays'],
  ['gas', 'ga'],
  ['clas', 'class'],
  ['private law', 'private tax law'],
])('%s is not found in “%s”', (word, said) => {
  expect(isFound(word, said)).toBe(false)
})

test('no subject is found in a common word by another ending', () => {
  for (const word of commonWords) {
    const others = ['s', 'x', 'es'].map((ending) => word + ending)
    for (const other of [...others, word.slice(0, -1), word.slice(0, -2)]) {
      if (other === '' || commonWords.has(other)) continue
      expect(isFound(other, `Bonjour ${word} !`), `${other} in ${word}`).toBe(false)
    }
  }
})
