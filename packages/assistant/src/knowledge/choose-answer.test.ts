import type { KnowledgePassage } from '@oka/api/ports'
import { describe, expect, test } from 'vitest'

import { chooseAnswer } from './choose-answer.ts'

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
const answer = (question: string, passages: readonly KnowledgePassage[] = knowledge) =>
  chooseAnswer(question, passages, 'en')?.quote

describe('an answer', () => {
  test.each([
    ['How much is a piano lesson?', 'A lesson costs £38, and the first one is free.'],
    ['how long is a lesson', 'Lessons last fifty minutes.'],
    ['what is your address?', 'The studio is at 12 Mill Lane, Leeds.'],
    ['are you open at the weekend?', 'It is open on weekdays from 2 pm.'],
    ['does anyone speak german?', 'She studied in Vienna and speaks German.'],
    ['how much is a paino lesson', 'A lesson costs £38, and the first one is free.'],
  ])('to “%s” are the sentences that say it', (question, quote) => {
    expect(answer(question)).toContain(quote)
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
    expect(answer(question)).toBeUndefined()
  })

  test('is cut at a blank where one sentence is too long', () => {
    const long = passage('Parking', `Parking is ${'near the church '.repeat(60)}.`)
    const quote = answer('Is there parking near the church?', [long])!
    expect(quote.length).toBeLessThanOrEqual(400)
    expect(quote).toMatch(/\S…$/)
  })

  test('comes from the visitor’s language first, and from the other where that has none', () => {
    const french = passage('Parking', 'Il y a un parking dans la cour.', { locale: 'fr' })
    const english = passage('Car park', 'There is a car park in the yard.')
    expect(answer('Is there a car park?', [french, english])).toBe(english.content)
    expect(answer('Is there a car park?', [french])).toBe(french.content)
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
    chooseAnswer('When are you open?', passages, 'en')

  test('the newer is used, whatever the order', () => {
    const newer = { passage: recent, quote: recent.content, isDisputed: true }
    expect(ask([old, recent])).toEqual(newer)
    expect(ask([recent, old])).toEqual(newer)
  })

  test('and two that say the same do not', () => {
    expect(ask([old, { ...old, articleId: 'copy' }])).toMatchObject({ isDisputed: false })
  })
})

test('a question of 4,000 characters is looked at in part', () => {
  const long = 'zebra '.repeat(700)
  expect(answer(`how much is a lesson ${long}`.slice(0, 4000))).toBeUndefined()
})
