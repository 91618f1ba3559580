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

test.each([
  ['i have two brothers', 'they ring all day and nobody picks up'],
  ['on se voit au resto ce soir', "j'ai loupé plein d'appels"],
])('"%s" and "%s" are of their life', (first, second) => {
  expect(needOf(first, second)).toBeUndefined()
})
