import { expect, test } from 'vitest'

import type { MessageRole } from '@oka/contract/chat'
import { makeInput } from '../testing.ts'
import { extractConversation } from './extract-conversation.ts'

function factsOf(...says: string[]): Record<string, string> {
  const turns = says.map((content): [MessageRole, string] => ['visitor', content])
  const { facts } = extractConversation(makeInput(turns))
  return Object.fromEntries(facts.map(({ field, value }) => [field, value]))
}

const told = [
  'je suis président bénévole d’un club de 40 familles',
  'les gens m’écrivent de partout, mail, sms, whatsapp, et je réponds dix fois la même chose',
  'faut que ça passe en réunion, donc il me faut un chiffre d’ici fin février',
]

test('who leaves an address means what was said before, talk or not', () => {
  const { need, intent, email } = factsOf(...told, 'b.castel@exemple.org')

  expect({ need, intent, email }).toEqual({
    need: told[1],
    intent: 'buyer',
    email: 'b.castel@exemple.org',
  })
})

test('without an address or anything else of a project it stays talk', () => {
  expect(factsOf('we saw a film last night', 'my dad loved it', 'it was so long')).toEqual({})
})

test('who says first what house they run is measured by what they wish behind it', () => {
  const wish = 'je voudrais arrêter de prendre les commandes des cavistes par téléphone'
  expect(
    factsOf(`Bonsoir, je dirige une maison de vins, Maison Courtade, et ${wish}.`),
  ).toMatchObject({
    need: wish,
    company: 'Maison Courtade',
  })
})

test('what house they run, at some length, is no need yet', () => {
  expect(factsOf('hi, we run a small physio clinic in Bristol, three rooms').need).toBeUndefined()
})
