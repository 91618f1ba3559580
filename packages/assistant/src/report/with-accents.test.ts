import { expect, test } from 'vitest'

import { withAccents } from './with-accents.ts'

const known = [
  'Espaces PostgreSQL pour adhérents et réparations',
  'une tâche, il tâche',
  'la peche, la pêche',
  'un devis automatisé, des factures automatisées, la société',
]

test.each([
  ['Un extranet pour vos adherents', 'Un extranet pour vos adhérents'],
  ['Reparations des velos', 'Réparations des velos'],
  // Already written, written in two ways, in capitals, a verb, an address.
  ['vos adhérents', 'vos adhérents'],
  ['PostgreSQL', 'PostgreSQL'],
  ['la peche', 'la peche'],
  ['REPARATIONS', 'REPARATIONS'],
  ['Un outil qui automatise nos devis', 'Un outil qui automatise nos devis'],
  ['la societe', 'la société'],
  ['adherents@asso.example et adherents.example', 'adherents@asso.example et adherents.example'],
])('“%s” is printed “%s”', (typed, printed) => {
  expect(withAccents(typed, known)).toBe(printed)
})
