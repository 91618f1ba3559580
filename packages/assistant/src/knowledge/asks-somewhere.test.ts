import { expect, test } from 'vitest'

import { asksSomewhere } from './asks-somewhere.ts'

test.each([
  'the boiler has stopped what do I do',
  'I have a gift card, can I use it online',
  'we come with a pram is there a lift',
  'mon mari est diabétique il peut participer',
  "j'arrive à la gare c combien le taxi",
  'on vient à deux il faut apporter quoi',
  'vos sites sont accessibles aux aveugles',
  'la formation est comprise',
  'has anyone tested your security',
])('“%s” asks something', (message) => {
  expect(asksSomewhere(message)).toBe(true)
})

test.each([
  '',
  'hello there',
  'we run a bakery in Lyon with twelve employees',
  'nous sommes une boulangerie à Lyon avec douze salariés',
  'my name is Ada Brandt',
  'la boutique est à Lyon',
  'thanks a lot, bye',
  `I tell a long story ${'and more '.repeat(30)} what do I do`,
])('“%s” does not', (message) => {
  expect(asksSomewhere(message)).toBe(false)
})
