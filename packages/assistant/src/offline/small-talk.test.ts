import { expect, test } from 'vitest'

import { makeInput } from '../testing.ts'
import { extractConversation } from './extract-conversation.ts'

/** The need that is learnt of messages in turn, each answered by our first question. */
function needOf(...messages: string[]): string | undefined {
  const turns = messages.flatMap(
    (content) =>
      [
        ['visitor', content],
        ['assistant', 'What would you like to set up or improve?'],
      ] as ['visitor' | 'assistant', string][],
  )
  return extractConversation(makeInput(turns)).facts.find(({ field }) => field === 'need')?.value
}

test.each([
  ['so we r a vets in hereford', 'ppl ring all day to book n nobody picks up'],
  ['salon de coiffure 3 fauteuils', "on loupe plein d'appels pdt les coupes"],
  ['school secretary, primary', 'dinner money is CASH in envelopes'],
  ['5 launderettes', 'machines break n i only find out when some1 moans'],
])('who says first "%s" needs what they tell then: "%s"', (first, second) => {
  expect(needOf(first, second)).toContain(second)
})

const retreat = 'We need to determine which of our staff will be available to go.'

test('what is said to somebody else by name is no need of ours', () => {
  expect(needOf(`Margaret, I'd like to talk about our retreat. ${retreat}`)).toBeUndefined()
  expect(needOf('Morning, Michael. I have been searching for a suitable vendor')).toBeUndefined()
})

test('what is said to somebody in a room full of others is no need of ours', () => {
  expect(needOf('flint_: or applications, then system tools, menu editor')).toBeUndefined()
  const said = 'it doesn’t seem to be the kind of software I need'
  expect(needOf(`Soundray: anything found? I looked for sshd but ${said}`)).toBeUndefined()
})

test.each([
  ['thoreauputic: i have it, but it needs another', undefined],
  ['happyface: tried that it doesnt work', undefined],
  ['till: sure, find the tabs', undefined],
  ['Thoreau: we build boats', 'Thoreau'],
])('of the answer "%s" the company is %s', (answer, company) => {
  const { facts } = extractConversation(
    makeInput([
      ['visitor', 'we need a new stock system for our shop'],
      ['assistant', 'Which company are you with?'],
      ['visitor', answer],
    ]),
  )
  expect(facts.find(({ field }) => field === 'company')?.value).toBe(company)
})

test.each(['Projet', 'Context', 'Besoin', 'Company', 'Problème'])(
  '"%s: …" heads what is wanted',
  (heading) => {
    expect(needOf(`${heading}: we need a new stock system`)).toContain('a new stock system')
  },
)

test('the assistant and the staff may be addressed by name', () => {
  const need = 'we need a new stock system'
  expect(needOf(`OKA, ${need}`)).toContain(need)
  const turns = [
    ['visitor', 'hello'],
    ['agent', 'Hello, Margaret here, how can I help?'],
    ['visitor', `Margaret, ${need}`],
  ] as ['visitor' | 'agent', string][]
  const { facts } = extractConversation(makeInput(turns))
  expect(facts.find(({ field }) => field === 'need')?.value).toContain(need)
})

test('who chats on about something else answers no question of ours', () => {
  const { facts } = extractConversation(
    makeInput([
      ['visitor', 'my sister went to the beach with her kids on sunday'],
      ['assistant', 'What would you like to set up or improve?'],
      ['visitor', 'they had such a lovely time in the water all afternoon'],
      ['assistant', 'Which company are you with?'],
      ['visitor', 'Kareem Abdul was the best of them all, I watched him with my dad'],
    ]),
  )
  expect(facts).toEqual([])
})

test.each([
  ['i have two brothers', 'they ring all day and nobody picks up'],
  ['on se voit au resto ce soir', "j'ai loupé plein d'appels"],
])('"%s" and "%s" are of their life', (first, second) => {
  expect(needOf(first, second)).toBeUndefined()
})
