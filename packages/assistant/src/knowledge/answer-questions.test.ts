import type { KnowledgePassage } from '@oka/api/ports/assistant'
import type { MessageRole } from '@oka/contract/chat'
import { describe, expect, test } from 'vitest'

import { readMessages } from '../offline/read-conversation.ts'
import { makeInput } from '../testing.ts'
import { answerQuestions } from './answer-questions.ts'
import { writeOffer } from './offer.ts'
import { askedBack, questionsFor } from './questions-for.ts'

const makePassage = ([title = '', heading = '', content = '']: string[]): KnowledgePassage => {
  const updatedAt = '2026-01-01T00:00:00.000Z'
  return { articleId: title, title, heading, content, locale: 'en', url: null, updatedAt }
}

const passages = [
  ['Bikes', 'Repairs', 'Mending a flat tyre costs £12 and takes an hour.'],
  ['Bikes', 'Rental', 'We rent bicycles for £20 a day. Bring your identity card.'],
  ['Shop', 'Opening hours', 'The shop is open from 9 am to 6 pm, and closed on Sundays.'],
  ['Shop', 'Cancelling', 'Cancel a booking one day before and you pay nothing.'],
].map(makePassage)

const question = 'Can I hire a bike for a day?'
const titles = ['Bikes: Rental', 'Bikes: Repairs']
const offered = writeOffer(titles, 'en')

function ask(lines: readonly [MessageRole, string][], knowledge = passages) {
  const input = makeInput(lines, { locale: 'en', knowledge })
  const readings = readMessages(input)
  const asked = questionsFor(input, readings)
  return { ...asked, ...answerQuestions(asked), back: askedBack(input, readings), readings }
}

describe('an offer', () => {
  test('is made where a passage is probably meant', () => {
    const { answers, offer } = ask([['visitor', question]])
    expect(answers.size).toBe(0)
    expect(offer?.question).toBe(question)
    expect(offer?.titles[0]).toBe('Bikes: Rental')
  })

  test.each<[string, [MessageRole, string][]]>([
    ['beside another question', [['visitor', `${question} And do you sell helmets?`]]],
    [
      'where a person has just written',
      [
        ['agent', 'Hello!'],
        ['visitor', question],
      ],
    ],
    [
      'right after another',
      [
        ['visitor', 'Do you mend tyres quickly?'],
        ['assistant', offered],
        ['visitor', question],
      ],
    ],
    [
      'a second time for the same question',
      [
        ['visitor', question],
        ['assistant', offered],
        ['visitor', 'none'],
        ['assistant', 'I don’t have the answer.'],
        ['visitor', question.toUpperCase()],
      ],
    ],
    ['to who sends a CV', [['visitor', 'Where can I send my CV for the rental of bikes?']]],
  ])('is not made %s', (_, lines) => {
    expect(ask(lines).offer).toBeNull()
  })

  test('has not what the company says of itself as a whole', () => {
    const [about] = passages
    const { name } = makeInput([]).company
    const content = 'We build and mend bicycles of all kinds, and rent them out.'
    const whole = { ...about!, articleId: null, title: 'What we do', heading: name, content }
    const { offer, answers } = ask([['visitor', 'Do you build submarines?']], [whole])
    expect([offer, answers.size]).toEqual([null, 0])
  })

  test('leads back to its question, whatever is chosen', () => {
    const { questions, answers, back } = ask([
      ['visitor', question],
      ['assistant', offered],
      ['visitor', 'the second one please'],
    ])
    expect(back).toMatchObject({ quote: question })
    expect(questions).toMatchObject([{ text: question, title: 'Bikes: Repairs' }])
    expect([...answers.values()]).toMatchObject([{ quote: passages[0]!.content }])
  })

  test('is chosen from behind another message, and what is typed behind it is looked up too', () => {
    const lines: [MessageRole, string][] = [
      ['visitor', question],
      ['assistant', offered],
      ['visitor', 'Hmm'],
      ['visitor', 'the first'],
      ['visitor', 'And when is the shop open?'],
    ]
    const { questions } = ask(lines)
    expect(questions.map(({ text }) => text)).toEqual([question, 'And when is the shop open?'])
    expect(questions[0]).toMatchObject({ title: 'Bikes: Rental' })
  })

  test('teaches nothing of the visitor by the words of a title', () => {
    const { readings } = ask([
      ['visitor', question],
      ['assistant', writeOffer(['Websites: We build a shop for your company by March'], 'en')],
      ['visitor', 'Websites: We build a shop for your company by March'],
    ])
    expect(readings.map(({ facts }) => facts)).toEqual([[], [], []])
    expect(readings[1]!.asks).toEqual([])
  })
})

describe('a question that tells a need', () => {
  const known = [
    ['Websites', 'Time', 'A new website takes six to eight weeks, an online shop ten to fourteen.'],
    ['Websites', 'Price', 'A website starts at £4,900, an online shop at £9,500.'],
    ['Apps', 'Offline', 'Our apps keep what is typed where there is no signal, and send it later.'],
    ['Support', 'Hours', 'The help desk answers from 8 am to 6 pm, Monday to Friday.'],
  ].map(makePassage)

  test.each([
    ['how long until the new website of our council is online', ['Websites: Time']],
    ['can an app for our nine fitters be used without a signal?', ['Apps: Offline']],
  ])('is asked back about where a passage is likely meant: “%s”', (text, meant) => {
    const { questions, offer, readings } = ask([['visitor', text]], known)
    expect(readings[0]!.facts.map(({ field }) => field)).toContain('need')
    expect(questions).toMatchObject([{ tellsNeed: true }])
    expect(offer).toEqual({ question: text, titles: meant })
  })

  test.each([
    'what do we have to budget for a new online shop for our farm?',
    'how long until the new website of our council is online? I’m Jo Martin, jo@council.example',
  ])('is not where it hardly is, or where they say who they are: “%s”', (text) => {
    const { questions, offer } = ask([['visitor', text]], known)
    expect(questions).toMatchObject([{ tellsNeed: true }])
    expect(offer).toBeNull()
  })
})

describe('what only tells how things are', () => {
  const statement = 'the tyre of my bicycle is flat again'

  test('is asked back about, and never answered at once', () => {
    const { questions, answers, offer } = ask([['visitor', statement]])
    expect(questions).toMatchObject([{ quote: statement, isStatement: true }])
    expect(answers.size).toBe(0)
    expect(offer?.titles).toContain('Bikes: Repairs')
  })

  test.each<[string, [MessageRole, string][]]>([
    [
      'as the answer to a question of ours',
      [
        ['assistant', 'What is your budget?'],
        ['visitor', statement],
      ],
    ],
    ['where it tells of a lead', [['visitor', 'We need a website for our shop by March']]],
    ['where it says goodbye', [['visitor', 'thank you very much, goodbye and have a nice day']]],
    ['where it is long', [['visitor', `${statement} `.repeat(8)]]],
  ])('is not looked up %s', (_, lines) => {
    expect(ask(lines).questions).toEqual([])
  })
})

describe('what asks in other words than a question', () => {
  test.each([
    "I'd like to know your prices for a repair",
    'could you tell me how long a repair takes',
    'je voudrais savoir combien coûte une réparation',
    "j'aimerais connaître les horaires du magasin",
    'emergency number',
    'nos collègues pourront changer les textes',
    'on fait quoi si le pneu est crevé',
    'êtes-vous certifiés iso',
    'our fitters work in cellars with no signal, would an app still be of use down there',
    'hotel site in French and English, whats the starting figure',
    'une appli pour nos chauffeurs, quel ordre de grandeur pour démarrer',
  ])('is looked up: “%s”', (text) => {
    const { questions } = ask([['visitor', text]])
    expect(questions).toMatchObject([{ isStatement: false }])
  })

  test.each([
    'freelance developer, day rate 550 €, free from Monday if you have work',
    'when will somebody call me?',
    'I’d like to know more people in the trade',
    'J’ai mal au genou depuis dimanche, je voudrais prendre rendez-vous',
  ])('is not: “%s”', (text) => {
    const { questions } = ask([['visitor', text]])
    expect(questions.filter(({ isStatement }) => !isStatement)).toEqual([])
  })

  test('who calls themselves asks for no call', () => {
    const { readings, questions } = ask([['visitor', 'Can we call the shop at 7 pm?']])
    expect(readings[0]!.callBack).toBeNull()
    expect(questions).toHaveLength(1)
  })
})
