import { expect, test } from 'vitest'

import { trainedOn } from './sentence-weights.ts'
import { embedPassage, embedQuestion, nearnessOf } from './sentence-vectors.ts'
import { vectorsHash } from '../../training/vectors-hash.ts'

/** A pottery studio, a trade that nothing was learnt from. */
const pottery = {
  en: [
    ['Prices', 'Evening class', 'A course of eight evenings costs £190, clay and firing included.'],
    ['Practical', 'Getting here', 'We are in the old mill, ten minutes on foot from the station.'],
    ['Practical', 'Where to park', 'There are six spaces in the yard behind the mill.'],
    ['Classes', 'Age', 'Children may join from seven, with an adult until they are twelve.'],
    [
      'Classes',
      'If you miss one',
      'Tell us a day before, and you catch the evening up another week.',
    ],
    ['About us', 'Who teaches', 'Maud has thrown pots for twenty years; Ines glazes and fires.'],
  ],
  fr: [
    ['Tarifs', 'Cours du soir', 'Huit soirées coûtent 190 €, terre et cuisson comprises.'],
    ['Pratique', 'Venir', 'Nous sommes au vieux moulin, à dix minutes à pied de la gare.'],
    ['Pratique', 'Se garer', 'Six places vous attendent dans la cour derrière le moulin.'],
    ['Cours', 'Âge', 'Les enfants viennent dès sept ans, avec un adulte jusqu’à douze.'],
    ['Cours', 'Une absence', 'Prévenez la veille, et vous rattrapez la soirée une autre semaine.'],
    ['Nous', 'Qui enseigne', 'Maud tourne depuis vingt ans ; Inès émaille et cuit.'],
  ],
} as const

const questions = [
  ['en', 'what would that set me back', 0],
  ['en', "what's your location", 1],
  ['en', 'somewhere to leave the car', 2],
  ['en', 'is my daughter old enough, she is nine', 3],
  ['en', "I can't make it on Tuesday, is the money gone?", 4],
  ['en', 'how experienced are the instructors', 5],
  ['fr', 'ça revient à combien', 0],
  ['fr', 'votre adresse svp', 1],
  ['fr', 'on peut laisser la voiture quelque part', 2],
  ['fr', 'ma fille a neuf ans, elle est assez grande ?', 3],
  ['fr', 'si je ne peux pas venir un mardi, c’est perdu ?', 4],
  ['fr', 'les profs ont de l’expérience ?', 5],
] as const

test('most questions are nearest to the passage that answers them in other words', () => {
  const right = questions.filter(([locale, question, place]) => {
    const asked = Float64Array.from(embedQuestion(question, locale))
    const nearness = pottery[locale].map(([title, heading, content]) =>
      nearnessOf(asked, Float64Array.from(embedPassage({ title, heading, content, locale }))),
    )
    return nearness.indexOf(Math.max(...nearness)) === place
  })
  // By chance it would be two.
  expect(right.length).toBeGreaterThanOrEqual(9)
})

test('a text of no known word is near nothing', () => {
  const [nothing, something] = [
    embedQuestion('xyzzy', 'en'),
    embedQuestion('what does it cost', 'en'),
  ]
  expect(nearnessOf(Float64Array.from(nothing), Float64Array.from(something))).toBe(0)
})

test('the vectors are those of the sentences beside the trainer', () => {
  expect(trainedOn).toBe(vectorsHash())
})
