import { describe, expect, test } from 'vitest'

import { choicesOfOffer, pickedOf, readOffer, titleOf, writeOffer } from './offer.ts'

const titles = ['Opening hours', 'Parking', 'What does a visit cost']

describe('a title that is offered', () => {
  test.each([
    ['Visits', 'Visits › Prices › Home visits', 'Home visits'],
    ['Operations', 'Operations › Afterwards', 'Operations: Afterwards'],
    ['Visits', '', 'Visits'],
    ['Do you ship abroad?', '', 'Do you ship abroad'],
    ['Our “special” offer', 'Our\n«special»  offer …', 'Our special offer'],
  ])('of “%s” under “%s” is “%s”', (title, heading, expected) => {
    expect(titleOf({ title, heading, locale: 'en' })).toBe(expected)
  })

  test('is cut at a blank', () => {
    const title = titleOf({
      title: 'parking near the church '.repeat(9),
      heading: '',
      locale: 'fr',
    })
    expect(title.length).toBeLessThanOrEqual(80)
    expect(title).toMatch(/\S…$/)
  })
})

describe.each(['en', 'fr'] as const)('an offer in %s', (locale) => {
  test.each([1, 2, 3])('of %i titles is read as it was written', (count) => {
    const some = titles.slice(0, count)
    expect(readOffer(`Hello! ${writeOffer(some, locale)}`)).toEqual(some)
  })

  test.each([1, 2, 3])(
    'of %i titles has each as a choice, and one more that is none of them',
    (count) => {
      const some = titles.slice(0, count)
      const choices = choicesOfOffer(some, locale)
      expect(choices.slice(0, -1)).toEqual(some)
      expect(pickedOf(choices.at(-1)!, some)).toEqual({ title: null })
    },
  )
})

test('any other message is no offer', () => {
  expect(readOffer('We say: “Parking is free.” What is your name?')).toEqual([])
})

describe('of three titles', () => {
  test.each([
    ['Parking', 'Parking'],
    ['parking please', 'Parking'],
    ['PARKING!', 'Parking'],
    ['opening  hours.', 'Opening hours'],
    ['hours', 'Opening hours'],
    ['the first', 'Opening hours'],
    ['the second one', 'Parking'],
    ['3', 'What does a visit cost'],
    ['le premier', 'Opening hours'],
    ['la deuxième svp', 'Parking'],
    ['the last one', 'What does a visit cost'],
    ['what does a visit cost?', 'What does a visit cost'],
  ])('“%s” chooses “%s”', (said, title) => {
    expect(pickedOf(said, titles)).toEqual({ title })
  })

  test.each([
    'none',
    'None of them',
    'no',
    'neither',
    'aucun',
    'Aucun des trois',
    'rien de tout ça',
    'autre chose',
    'something else',
  ])('“%s” chooses none', (said) => {
    expect(pickedOf(said, titles)).toEqual({ title: null })
  })

  test.each([
    'yes',
    'a',
    '',
    '?',
    'We need a website for our shop',
    'no idea how long it takes you to answer',
    '4',
    'My budget is 3',
    `none ${'de '.repeat(60)}x`,
    `none ${'de '.repeat(2000)}`,
  ])('“%s” is no answer to the offer', (said) => {
    expect(pickedOf(said, titles)).toBeNull()
  })
})

test.each(['yes', 'Yes please', 'oui'])('“%s” chooses the only title', (said) => {
  expect(pickedOf(said, ['Parking'])).toEqual({ title: 'Parking' })
})

test.each(['thanks', 'merci', 'please'])(
  '“%s” chooses nothing, where one title is offered',
  (said) => {
    expect(pickedOf(said, ['Parking'])).toBeNull()
  },
)
