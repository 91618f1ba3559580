import { brotliDecompressSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { sourceHash } from '../../training/train.ts'
import { classify } from './classify.ts'
import { placesOf } from './features.ts'
import { fold } from './fold.ts'
import { labels, trainedOn, weights } from './weights.ts'

test('the weights are those of the sentences, the features and the trainer in the repository', () => {
  expect(trainedOn, 'node packages/assistant/training/train.ts').toBe(sourceHash())
})

test('they stay small', () => {
  for (const head of ['act', 'who', 'authority'] as const) {
    expect(brotliDecompressSync(Buffer.from(weights[head].packed, 'base64'))).toHaveLength(
      labels[head].length * placesOf[head],
    )
  }
  const bytes = Object.values(weights).reduce((sum, { packed }) => sum + packed.length, 0)
  expect(bytes).toBeLessThan(300_000)
})

// None of these stands among the sentences it was trained on.
test.each([
  ['act', 'need', 'nous aimerions équiper nos commerciaux d’un outil de prise de commande'],
  ['act', 'need', 'we would like a tool so that our drivers can log their rounds'],
  ['act', 'question', 'quels jours êtes-vous ouverts ?'],
  ['act', 'question', 'do you also look after hosting?'],
  ['act', 'person', 'passez-moi quelqu’un de votre équipe'],
  ['act', 'trouble', 'le portail que vous avez livré est planté depuis lundi'],
  ['act', 'chat', 'ma cousine a encore raté son train hier soir'],
  ['act', 'chat', 'we had pizza and watched a film last night'],
  ['act', 'withdraw', 'forget what I said about the deadline'],
  ['who', 'seller', 'nous vendons des imprimantes aux entreprises de votre région'],
  ['who', 'applicant', 'je cherche un poste de développeur, voici mon cv'],
  ['who', 'student', 'I am a student and this is for my dissertation'],
  ['who', 'customer', 'votre facture du mois dernier est fausse'],
] as const)('%s: %s of “%s”', (head, label, text) => {
  const likely = Object.entries<number>(classify(fold(text).text)[head])
  const [best] = likely.toSorted((one, other) => other[1] - one[1])

  expect(best![0]).toBe(label)
})

test('likelihoods add up to one', () => {
  for (const text of ['', '?', 'bonjour', 'x'.repeat(4000)]) {
    const { act, who } = classify(text)
    for (const head of [act, who]) {
      expect(Object.values(head).reduce((one, other) => one + other, 0)).toBeCloseTo(1, 6)
    }
  }
})
