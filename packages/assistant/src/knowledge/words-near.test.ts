import { expect, test } from 'vitest'

import { dimensions } from './sentence-vectors.ts'
import { compareWords } from './words-near.ts'

/** "car" and "park" are alike, "oven" is like neither; "the" says little. */
const known: [string, number[]][] = [
  ['car', [10, 0]],
  ['park', [8, 6]],
  ['oven', [0, 10]],
  ['the', [0, 1]],
]
const values = new Float64Array(known.length * dimensions)
for (const [place, [, numbers]] of known.entries()) values.set(numbers, place * dimensions)
const vectors = { places: new Map(known.map(([word], place) => [word, place])), values }

const compare = (question: string, ...passages: string[]) =>
  compareWords(
    question.split(' '),
    passages.map((one) => one.split(' ')),
    vectors,
  )

test('each word of a question is compared with the nearest of a passage', () => {
  const [same, related, other] = compare('car', 'oven car', 'oven park the', 'oven')
  expect(same).toEqual({ wordsNear: 1, mainWordsNear: 1, wordMissed: 0 })
  expect(related!.wordsNear).toBeCloseTo(0.8)
  expect(related!.wordMissed).toBeCloseTo(0.2)
  expect(other).toEqual({ wordsNear: 0, mainWordsNear: 0, wordMissed: 1 })
})

test('a word counts as much as it says', () => {
  const [missesLittle, missesMuch] = compare('the car', 'car', 'the')
  expect(missesLittle!.wordsNear).toBeCloseTo(10 / 11)
  expect(missesLittle!.mainWordsNear).toBeCloseTo(100 / 101)
  expect(missesLittle!.wordMissed).toBeCloseTo(1 / 11)
  expect(missesMuch!.wordsNear).toBeCloseTo(1 / 11)
  expect(missesMuch!.wordMissed).toBeCloseTo(10 / 11)
})

test('a question of words that nobody knows is near nothing', () => {
  expect(compare('xyzzy plugh', 'car the', 'xyzzy')).toEqual([
    { wordsNear: 0, mainWordsNear: 0, wordMissed: 0 },
    { wordsNear: 0, mainWordsNear: 0, wordMissed: 0 },
  ])
})
