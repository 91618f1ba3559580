import { expect, test } from 'vitest'

import { makeInput } from '../testing.ts'
import { topicOf } from './answer-question.ts'
import { readConversation } from './read-conversation.ts'

const read = (content: string) => readConversation(makeInput([['visitor', content]])).at(-1)!

test.each([
  ['are you real', 'robot'],
  ['mes messages sont gardés combien de temps', 'privacy'],
  ['quelqu’un peut me dire combien il faut prévoir', 'price'],
  ['qqn peut me dire combien faut compter', 'price'],
  ['you hiring', 'hiring'],
  ['Avez-vous des postes ouverts à Lyon ?', 'hiring'],
])('"%s" asks about %s', (content, topic) => {
  expect(read(content).questions.map(topicOf)).toEqual([topic])
})

test.each([['C’est inadmissible, c’est le deuxième mois'], ['honestly this is unacceptable']])(
  '"%s" is said in anger',
  (content) => {
    expect(read(content).acts).toContain('anger')
  },
)

test.each([
  ['on vend plus rien, faut que qqn intervienne'],
  ['votre collègue devait nous rappeler jeudi'],
  ['we need somebody to come'],
])('"%s" asks for a person', (content) => {
  expect(read(content).wantsPerson).toBe(true)
})

test.each([
  ['je voudrais un outil pour rappeler les rendez-vous aux clients', false],
  ['vous pouvez me rappeler demain', true],
])('"%s" asks for a call: %s', (content, isAsked) => {
  expect(read(content).callBack !== null).toBe(isAsked)
})
