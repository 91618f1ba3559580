import type { KnowledgePassage } from '@oka/api/ports/assistant'
import { describe, expect, test } from 'vitest'

import { findAnswer, quoteTitled } from './choose-answer.ts'
import { isOfOtherNumber } from './values.ts'

function passage(title: string, content: string, given: Partial<KnowledgePassage> = {}) {
  return {
    articleId: title,
    title,
    heading: title,
    content,
    locale: 'en' as const,
    url: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...given,
  }
}

const knowledge = [
  passage(
    'Piano lessons',
    'Lessons last fifty minutes. A lesson costs £38, and the first one is free.',
  ),
  passage('Our studio', 'The studio is at 12 Mill Lane, Leeds. It is open on weekdays from 2 pm.'),
  passage('Teachers', 'Ada Brandt teaches beginners. She studied in Vienna and speaks German.'),
  passage('Hiring', 'We lend digital pianos for three months.'),
]
const quoteFor = (question: string, passages: readonly KnowledgePassage[] = knowledge) =>
  findAnswer(question, passages, 'en').answer?.quote

describe('an answer', () => {
  test.each([
    ['How much is a piano lesson?', 'A lesson costs £38, and the first one is free.'],
    ['how long is a lesson', 'Lessons last fifty minutes.'],
    ['what is your address?', 'The studio is at 12 Mill Lane, Leeds.'],
    ['are you open at the weekend?', 'It is open on weekdays from 2 pm.'],
    ['does anyone speak german?', 'She studied in Vienna and speaks German.'],
    ['how much is a paino lesson', 'A lesson costs £38, and the first one is free.'],
  ])('to “%s” are the sentences that say it', (question, quote) => {
    expect(quoteFor(question)).toContain(quote)
  })

  test.each([
    'How much is a guitar lesson?',
    'How much does it cost to hire a piano?',
    'How many teachers have you got?',
    'What is the name of the studio?',
    'Does Ada teach children?',
    'Is the studio open at Christmas?',
    'How long have you been in Leeds?',
    'How are you?',
    '?',
    '',
  ])('to “%s” is none, since nothing says it', (question) => {
    expect(quoteFor(question)).toBeUndefined()
  })

  test('is not the year of a company where the age of a person is asked for', () => {
    const founded = [...knowledge, passage('History', 'Ada Brandt founded the studio in 2011.')]
    expect(quoteFor('How old is Ada Brandt?', founded)).toBeUndefined()
    expect(quoteFor('When was the studio founded?', founded)).toContain('2011')
  })

  test('is found by the end of a contract, which is none of a booking', () => {
    const ended = [
      passage('Parting ways', "A month's notice is enough."),
      passage('Telephone', 'The robot books a room and cancels it.'),
    ]
    expect(quoteFor('how do we end the contract', ended)).toBe("A month's notice is enough.")
  })

  test('is cut at a blank where one sentence is too long', () => {
    const long = passage('Parking', `Parking is ${'near the church '.repeat(60)}.`)
    const quote = quoteFor('Is there parking near the church?', [long])!
    expect(quote.length).toBeLessThanOrEqual(400)
    expect(quote).toMatch(/\S…$/)
  })

  test('comes from the visitor’s language first, and from the other where that has none', () => {
    const french = passage('Parking', 'Il y a un parking dans la cour.', { locale: 'fr' })
    const english = passage('Car park', 'There is a car park in the yard.')
    expect(quoteFor('Is there a car park?', [french, english])).toBe(english.content)
    expect(quoteFor('Is there a car park?', [french])).toBe(french.content)
  })
})

describe('of two passages that contradict each other', () => {
  const old = passage('Opening hours', 'We are open from 9 am to 5 pm.', {
    articleId: 'old',
    updatedAt: '2024-11-03T00:00:00.000Z',
  })
  const recent = { ...old, articleId: 'recent', content: 'We are open from 10 am to 4 pm.' }
  recent.updatedAt = '2026-11-03T00:00:00.000Z'
  const ask = (passages: readonly KnowledgePassage[]) =>
    findAnswer('When are you open?', passages, 'en').answer

  test('the newer is used, whatever the order', () => {
    const newer = { passage: recent, quote: recent.content, isDisputed: true }
    expect(ask([old, recent])).toEqual(newer)
    expect(ask([recent, old])).toEqual(newer)
  })

  test('and two that say the same do not', () => {
    expect(ask([old, { ...old, articleId: 'copy' }])).toMatchObject({ isDisputed: false })
  })
})

describe('of two that contradict each other where not every word of the question stands in them', () => {
  const repairs = passage('Bikes', 'Mending a flat tyre costs £12 and takes an hour.', {
    heading: 'Bikes › Repairs',
    articleId: 'old',
    updatedAt: '2024-11-03T00:00:00.000Z',
  })
  const newer = {
    ...repairs,
    articleId: 'new',
    content: 'Mending a flat tyre costs £15 and takes two hours.',
    updatedAt: '2026-11-03T00:00:00.000Z',
  }
  const hours = passage('Opening hours', 'We are open from 9 am to 6 pm.')
  const rental = passage('Rental', 'We rent bicycles for £20 a day. Bring your identity card.')
  const question = 'my tyre is flat, how much to mend it quickly'

  test.each([
    ['the older', [repairs, newer, hours, rental]],
    ['the newer', [newer, repairs, hours, rental]],
  ])('the newer is used and dated, %s found first', (_, found) => {
    const { answer } = findAnswer(question, found, 'en')
    expect(answer).toMatchObject({ passage: newer, quote: newer.content, isDisputed: true })
    expect(quoteTitled('Bikes: Repairs', question, found, 'en')).toEqual(answer)
  })

  test('what is about something alike is no contradiction, nor is it quoted instead of what was chosen', () => {
    const cars = { ...newer, title: 'Cars', heading: 'Cars › Repairs' }
    expect(quoteTitled('Bikes: Repairs', question, [repairs, cars], 'en')).toEqual({
      passage: repairs,
      quote: repairs.content,
      isDisputed: false,
    })
  })

  test('one alone is not disputed', () => {
    expect(findAnswer(question, [repairs, hours, rental], 'en').answer).toMatchObject({
      passage: repairs,
      isDisputed: false,
    })
  })
})

describe('a question that a passage may answer', () => {
  const lengths = [
    passage('Courses', 'Thirty hours of driving, for £980.', { heading: 'Courses › One week' }),
    passage('Courses', 'Forty hours of driving, for £1,240.', { heading: 'Courses › Three weeks' }),
  ]

  test('is asked back about by titles, the likeliest first', () => {
    const bikes = [
      passage('Bikes', 'Mending a flat tyre costs £12 and takes an hour.', {
        heading: 'Bikes › Repairs',
      }),
      passage('Bikes', 'We rent bicycles for £20 a day. Bring your identity card.', {
        heading: 'Bikes › Rental',
      }),
      passage('Opening hours', 'The shop is open from 9 am to 6 pm, and closed on Sundays.'),
      passage('Cancelling', 'Cancel a booking one day before and you pay nothing.'),
    ]
    const { answer, titles } = findAnswer('can I hire a bike for a day', bikes, 'en')
    expect(answer).toBeUndefined()
    expect(titles[0]).toBe('Bikes: Rental')
  })

  test('is never answered by a passage on another number', () => {
    const { answer } = findAnswer('how much is the course over 3 weeks', lengths, 'en')
    expect(answer?.quote ?? lengths[1]!.content).toBe(lengths[1]!.content)
    const found = findAnswer('how much is the course over 2 weeks', lengths, 'en')
    expect(found.answer).toBeUndefined()
    expect(found.titles).not.toContain('Courses: Three weeks')
  })

  test.each([
    ['how much is it for two cats', 'Prices 2026', 'Cats'],
    ['do you do two tests a day', 'COVID-19 tests', ''],
  ])('"%s" is not asked of another number by %s', (asked, title, heading) => {
    expect(isOfOtherNumber(asked, `${title}\n${heading}`)).toBe(false)
  })

  test('is answered by all of a short passage once that is chosen', () => {
    const whole = knowledge[1]!
    expect(quoteTitled('Our studio', 'when can I come', knowledge, 'en')?.quote).toBe(whole.content)
    expect(quoteTitled('Another', 'when can I come', knowledge, 'en')).toBeUndefined()
  })
})

test('the price of what a heading only names in passing is none', () => {
  const classes = passage('Young animals', 'Our nurse gives four lessons for £40.', {
    heading: 'Young animals › Puppy classes',
  })
  expect(findAnswer('how much does a puppy cost', [classes], 'en').answer).toBeUndefined()
  expect(findAnswer('how much are puppy classes', [classes], 'en').answer?.quote).toContain('£40')
})

describe('of passages of one article', () => {
  const audit = (heading: string, content: string) =>
    passage('Site survey', content, { heading: `Site survey › ${heading}` })
  const survey = [
    audit('What it covers', 'The survey covers the roof, the walls and the wiring of the house.'),
    audit('What you receive', 'You receive a written report with photos and an order of works.'),
    audit('Price', 'The survey costs £640, travel included.'),
    passage('Opening hours', 'We are open from 9 am to 6 pm.'),
  ]

  test.each([
    ['what do we get at the end of the survey?', 'What you receive'],
    ["I'd like to know the price of a site survey", 'Price'],
  ])('“%s” is answered by “%s”', (question, heading) => {
    const { answer } = findAnswer(question, survey, 'en')
    expect(answer?.passage.heading).toBe(`Site survey › ${heading}`)
  })

  test('two that say what is included are asked back about', () => {
    const { answer, titles } = findAnswer("what's included in the site survey?", survey, 'en')
    expect(answer).toBeUndefined()
    expect(titles.toSorted()).toEqual(['Site survey: Price', 'Site survey: What it covers'])
  })
})

describe('an amount', () => {
  const payment = passage(
    'Payment',
    'We invoice 30 percent at the order, 40 percent at mid-project and 30 percent at delivery.',
  )
  const plan = passage('Garden plan', 'It costs £16 a month for a hedge, £13 for a lawn.')

  test.each([
    ['how much do we pay at the order?', payment],
    ['how much do we pay when we order?', payment],
    ['how much a month is it for a hedge?', plan],
  ])('may stand before what it is for: “%s”', (question, meant) => {
    const { answer } = findAnswer(question, [payment, plan], 'en')
    expect(answer?.passage).toBe(meant)
  })

  test('below the title of another thing is that thing’s', () => {
    const puppies = passage('Vaccination', 'Two injections are needed. The course costs £72.', {
      heading: 'Vaccination › Puppies',
    })
    expect(findAnswer('how much is a puppy', [puppies], 'en').answer).toBeUndefined()
    expect(
      findAnswer('how much is the vaccination of a puppy', [puppies], 'en').answer,
    ).toBeDefined()
  })
})

test('what a company’s own customers pay with is not how the company is paid', () => {
  const shops = passage('Online shops', 'Shoppers pay by card, Apple Pay or PayPal.', {
    heading: 'Online shops › Payment',
  })
  const ours = passage(
    'Working together',
    'You pay by bank transfer. We take neither cheques nor cash.',
    {
      heading: 'Working together › Means of payment',
    },
  )
  const { answer } = findAnswer('can I pay by credit card?', [shops, ours], 'en')
  expect(answer?.passage).not.toBe(shops)
})

test('an amount says nothing of a payment where no amount is asked for', () => {
  const grant = passage('Grants', 'The city covers up to £500 for each approved supplier.')
  const question = 'do you pay your suppliers on time?'
  expect(findAnswer(question, [grant], 'en').answer).toBeUndefined()
})

test('a question that names nothing but a kind of value is asked of any passage, and answered by none', () => {
  const prices = [
    passage('Piano lessons', 'A lesson costs £38.'),
    passage('Guitar lessons', 'A lesson costs £30.'),
  ]
  expect(findAnswer('how much is it?', prices, 'en').answer).toBeUndefined()
})

test('a word that is written like a French one means what it does in English', () => {
  const steps = passage('How we work', 'We build in stages of three weeks.')
  expect(findAnswer('do you have any internships', [steps], 'en').answer).toBeUndefined()
})

test('a question of 4,000 characters is looked at in part', () => {
  const long = 'zebra '.repeat(700)
  expect(quoteFor(`how much is a lesson ${long}`.slice(0, 4000))).toBeUndefined()
})
