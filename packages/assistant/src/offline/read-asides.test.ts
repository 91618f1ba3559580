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
  ['vous travaillez le samedi ?', 'hours'],
  ['are you available on weekends?', 'hours'],
  ['what do you guys actually do', 'about'],
  ['which model are you running on?', 'tools'],
  ['and where would the children’s data be stored?', 'privacy'],
  ['Will what I write here be kept confidential?', 'privacy'],
  ['How do you deal with data protection?', 'privacy'],
  ['vous gardez ce que je tape ici ?', 'privacy'],
  ['what time do your lot knock off then?', 'hours'],
  ['what’s the usual timescale for that sort of thing?', 'duration'],
  ['Is that something you do?', 'capability'],
  ['Do you have experience with customs documents?', 'references'],
])('"%s" asks about %s', (content, topic) => {
  expect(read(content).questions.map(topicOf)).toEqual([topic])
})

test.each([['je ne sais pas combien'], ['not sure how long'], ['we’re fed up with spreadsheets']])(
  '"%s" neither asks nor is said in anger',
  (content) => {
    const { questions, acts } = read(content)
    expect(questions).toEqual([])
    expect(acts).not.toContain('anger')
  },
)

test.each([['C’est inadmissible, c’est le deuxième mois'], ['honestly this is unacceptable']])(
  '"%s" is said in anger',
  (content) => {
    expect(read(content).acts).toContain('anger')
  },
)

test.each([
  ['On reçoit toutes les commandes par téléphone et on en oublie'],
  ['customers forget their phone number and their e-mail'],
])('"%s" takes nothing back and asks for nobody', (content) => {
  const { withdrawn, wantsPerson } = read(content)
  expect({ withdrawn, wantsPerson }).toEqual({ withdrawn: [], wantsPerson: false })
})

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
  ['On reçoit toutes les commandes par téléphone et on en oublie', false],
  ['les clients doivent nous appeler pour réserver', false],
  ['people ring us all day long', false],
  ['le soir c’est mieux pour m’appeler', true],
  ['please call me tomorrow', true],
])('"%s" asks for a call: %s', (content, isAsked) => {
  expect(read(content).callBack !== null).toBe(isAsked)
})
