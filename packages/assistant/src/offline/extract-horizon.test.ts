import { describe, expect, test } from 'vitest'

import { readOne } from '../testing.ts'

// The messages of these tests are of 22 November 2026.
describe('a horizon', () => {
  test.each([
    ['pour la saint valentin', 'P3M'],
    ['Q2 next year', 'P7M'],
    ['juin de l’année prochaine', 'P7M'],
    ['within the next financial year', 'P13M'],
    ["d'ici 3 mois", 'P3M'],
    ['d ici 6 mois', 'P6M'],
    ['dici un mois', 'P1M'],
    ['dans 6 semaines', 'P6W'],
    ['dans 15 jours', 'P15D'],
    ['sous quinzaine', 'P15D'],
    ['dans un délai de 4 mois', 'P4M'],
    ['dans les 3 prochains mois', 'P3M'],
    ['dans 48h', 'P2D'],
    ['pas avant un an', 'P1Y'],
    ['within three months', 'P3M'],
    ['in a couple of months', 'P2M'],
    ['in the next three months', 'P3M'],
    ['in 2 or 3 weeks', 'P3W'],
    ['3 mois maximum', 'P3M'],
    ['avant l’été', 'P7M'],
    ['d’ici l’été 2027', 'P7M'],
    ['cet été', 'P10M'],
    ['au printemps prochain', 'P7M'],
    ['pour la rentrée', 'P9M'],
    ['avant noël', 'P5W'],
    ['before Christmas', 'P5W'],
    ['au premier trimestre 2027', 'P4M'],
    ['Q1 2027', 'P4M'],
    ['we want to be live by the end of Q1', 'P4M'],
    ['next quarter', 'P4M'],
    ['this quarter', 'P6W'],
    ['au second semestre 2027', 'P13M'],
    ['pour mars', 'P3M'],
    ['en mars', 'P4M'],
    ['pour le mois de mars', 'P3M'],
    ['no later than June 30', 'P7M'],
    ['après l’été', 'P10M'],
    ['in half a year', 'P6M'],
    ['mi-mars', 'P4M'],
    ['fin mars', 'P4M'],
    ['mars 2027', 'P4M'],
    ['by March', 'P3M'],
    ['by March 15', 'P4M'],
    ['by March 15th, 2027', 'P4M'],
    ['courant janvier', 'P2M'],
    ['le 15 mars', 'P4M'],
    ['15 March 2027', 'P4M'],
    ['before 15/03/2027', 'P4M'],
    ['pour le 1er février', 'P2M'],
    ['d’ici la fin de l’année', 'P6W'],
    ['fin 2026', 'P6W'],
    ['this year', 'P6W'],
    ['before year end', 'P6W'],
    ['l’année prochaine', 'P13M'],
    ['next year', 'P13M'],
    ['in 2027', 'P13M'],
    ['fin du mois', 'P8D'],
    ['by end of month', 'P8D'],
    ['le mois prochain', 'P6W'],
    ['la semaine prochaine', 'P7D'],
    ['asap', 'P0D'],
    ['dès que possible', 'P0D'],
    ['des que possible', 'P0D'],
    ['le plus vite possible', 'P0D'],
    ['c’est très urgent !', 'P0D'],
    ['as soon as possible', 'P0D'],
    ['as soon as possible, ideally before June', 'P6M'],
    ['dans 3 mois, non plutôt dans 6 mois', 'P6M'],
  ])('%s', (content, value) => {
    expect(readOne('horizon', content)?.value).toBe(value)
  })

  test.each([
    ['dans les prochains mois', 'P3M'],
    ['in the coming weeks', 'P4W'],
    ['dans quelques mois', 'P3M'],
  ])('%s is concluded', (content, value) => {
    expect(readOne('horizon', content)).toMatchObject({ value, by: 'assistant' })
  })
})

describe('a bare answer to the question', () => {
  test.each([
    ['may', 'P6M'],
    ['3 mois', 'P3M'],
    ['un an', 'P1Y'],
    ['1 an et demi', 'P18M'],
    ['2 à 3 mois', 'P3M'],
    ['6 months or so', 'P6M'],
    ['mars', 'P4M'],
    ['T2', 'P7M'],
    ['maintenant', 'P0D'],
    ['yesterday', 'P0D'],
    ['assez vite', 'P1M'],
    ['15/03', 'P4M'],
    ['dans l’année', 'P6W'],
  ])('%s', (content, value) => {
    expect(readOne('horizon', content, 'horizon')?.value).toBe(value)
  })

  test.each([['on est pas pressé'], ['no rush'], ['je sais pas'], ['10 ans d’expérience']])(
    '%s gives none',
    (content) => {
      expect(readOne('horizon', content, 'horizon')).toBeUndefined()
    },
  )
})

describe('no horizon', () => {
  test.each([
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
  ])('%s', (content) => {
    expect(readOne('horizon', content)).toBeUndefined()
  })
})
