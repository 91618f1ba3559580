import { describe, expect, test } from 'vitest'

import { readOne } from '../testing.ts'

// The messages of these tests are of 22 November 2026.
describe('a horizon', () => {
  test.each([
    ['pour la saint valentin', '2027-02-14'],
    ['après les fêtes', '2027-01-01'],
    ['avant les fêtes', '2026-12-24'],
    ['avant les fêtes de Pâques', '2027-03-28'],
    ['avant les vacances de Noël', '2026-12-20'],
    ['pendant les vacances de la Toussaint', '2027-11-02'],
    ['avant les vacances de février', '2027-02-07'],
    ['avant les foires aux vins de septembre', '2027-09-30'],
    ['before the end of the financial year', '2027-03-31'],
    ['Q2 next year', '2027-06-30'],
    ['juin de l’année prochaine', '2027-06-30'],
    ['within the next financial year', '2027-12-31'],
    ["d'ici 3 mois", '2027-02-22'],
    ['d ici 6 mois', '2027-05-22'],
    ['dici un mois', '2026-12-22'],
    ['dans 6 semaines', '2027-01-03'],
    ['dans 15 jours', '2026-12-07'],
    ['sous quinzaine', '2026-12-07'],
    ['dans un délai de 4 mois', '2027-03-22'],
    ['dans les 3 prochains mois', '2027-02-22'],
    ['dans 48h', '2026-11-24'],
    ['pas avant un an', '2027-11-22'],
    ['within three months', '2027-02-22'],
    ['in a couple of months', '2027-01-22'],
    ['in the next three months', '2027-02-22'],
    ['in 2 or 3 weeks', '2026-12-13'],
    ['3 mois maximum', '2027-02-22'],
    ['avant l’été', '2027-06-21'],
    ['d’ici l’été 2027', '2027-09-22'],
    ['cet été', '2027-09-22'],
    ['au printemps prochain', '2027-06-20'],
    ['pour la rentrée', '2027-09-15'],
    ['avant noël', '2026-12-24'],
    ['before Christmas', '2026-12-24'],
    ['au premier trimestre 2027', '2027-03-31'],
    ['Q1 2027', '2027-03-31'],
    ['we want to be live by the end of Q1', '2027-03-31'],
    ['next quarter', '2027-03-31'],
    ['this quarter', '2026-12-31'],
    ['au second semestre 2027', '2027-12-31'],
    ['pour mars', '2027-03-31'],
    ['en mars', '2027-03-31'],
    ['pour le mois de mars', '2027-03-31'],
    ['no later than June 30', '2027-06-30'],
    ['après l’été', '2027-09-22'],
    ['in half a year', '2027-05-22'],
    ['mi-mars', '2027-03-16'],
    ['fin mars', '2027-03-31'],
    ['mars 2027', '2027-03-31'],
    ['by March', '2027-03-31'],
    ['by March 15', '2027-03-15'],
    ['by March 15th, 2027', '2027-03-15'],
    ['courant janvier', '2027-01-31'],
    ['le 15 mars', '2027-03-15'],
    ['15 March 2027', '2027-03-15'],
    ['before 15/03/2027', '2027-03-15'],
    ['pour le 1er février', '2027-02-01'],
    ['d’ici la fin de l’année', '2026-12-31'],
    ['fin 2026', '2026-12-31'],
    ['this year', '2026-12-31'],
    ['before year end', '2027-01-01'],
    ['l’année prochaine', '2027-12-31'],
    ['next year', '2027-12-31'],
    ['in 2027', '2027-12-31'],
    ['fin du mois', '2026-11-30'],
    ['by end of month', '2026-11-30'],
    ['le mois prochain', '2026-12-31'],
    ['la semaine prochaine', '2026-11-29'],
    ['asap', '2026-11-22'],
    ['dès que possible', '2026-11-22'],
    ['des que possible', '2026-11-22'],
    ['le plus vite possible', '2026-11-22'],
    ['c’est très urgent !', '2026-11-22'],
    ['as soon as possible', '2026-11-22'],
    ['as soon as possible, ideally before June', '2027-06-01'],
    ['dans 3 mois, non plutôt dans 6 mois', '2027-05-22'],
  ])('%s', (content, value) => {
    expect(readOne('horizon', content)?.value).toBe(value)
  })

  test.each([
    ['dans les prochains mois', '2027-02-22'],
    ['in the coming weeks', '2026-12-20'],
    ['dans quelques mois', '2027-02-22'],
  ])('%s is concluded', (content, value) => {
    expect(readOne('horizon', content)).toMatchObject({ value, by: 'assistant' })
  })
})

describe('a bare answer to the question', () => {
  test.each([
    ['may', '2027-05-31'],
    ['3 mois', '2027-02-22'],
    ['un an', '2027-11-22'],
    ['1 an et demi', '2028-05-22'],
    ['2 à 3 mois', '2027-02-22'],
    ['6 months or so', '2027-05-22'],
    ['mars', '2027-03-31'],
    ['T2', '2027-06-30'],
    ['maintenant', '2026-11-22'],
    ['assez vite', '2026-12-22'],
    ['15/03', '2027-03-15'],
    ['dans l’année', '2026-12-31'],
  ])('%s', (content, value) => {
    expect(readOne('horizon', content, 'horizon')?.value).toBe(value)
  })

  test.each([
    ['on est pas pressé'],
    ['no rush'],
    ['je sais pas'],
    ['10 ans d’expérience'],
    ['this is for 14.04 and above'],
  ])('%s gives none', (content) => {
    expect(readOne('horizon', content, 'horizon')).toBeUndefined()
  })
})

describe('no horizon', () => {
  test.each([
    ['the board decides, they meet in January'],
    ['nous existons depuis 10 ans'],
    ['il y a 3 mois'],
    ['in the last 3 months we grew'],
    ['we have been in business for 20 years'],
    ['en mars dernier'],
    ['we launched in May 2020'],
    ['en septembre on a changé de crm'],
    ['I may need it'],
    ['rappelez-moi asap'],
    ['rien d’urgent'],
    ['c’est pas urgent'],
    ['j’ai été déçu'],
    ['chaque année on perd du temps'],
    ['can we talk before Friday?'],
    ['les clients réservent avant vendredi'],
    ['every second week of the month we close'],
  ])('%s', (content) => {
    expect(readOne('horizon', content)).toBeUndefined()
  })
})

test.each([
  ['le + vite possible', '2026-11-22'],
  ['by next Thursday', '2026-11-26'],
  ['d’ici vendredi', '2026-11-27'],
  ['the second week of January', '2027-01-14'],
  ['la dernière semaine de février', '2027-02-28'],
  ['the week after next', '2026-12-06'],
  ['within a fortnight', '2026-12-06'],
  ['sous quinzaine', '2026-12-07'],
  ['crimbo', '2026-12-24'],
  ['fevrier dernier delai', '2027-02-28'],
  ['may, wedding season', '2027-05-31'],
  ['lent', '2027-02-10'],
  ['ready for the new school year', '2027-09-15'],
])('asked for a date, "%s" is %s', (content, value) => {
  expect(readOne('horizon', content, 'horizon')).toMatchObject({ value })
})
