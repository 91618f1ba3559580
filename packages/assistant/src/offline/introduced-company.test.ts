import { describe, expect, test } from 'vitest'

import { readOne } from '../testing.ts'

describe('a house named without capitals, in passing', () => {
  test.each([
    ['on est cycles bertin 12 magasins, il nous faut un logiciel de stock', 'Cycles Bertin'],
    ['my gym is called iron yard and i need an app for members', 'Iron Yard'],
    ["my shop's called dotty about cake and i need a website", 'Dotty About Cake'],
    ['bonjour cest pr le club de judo de trelaze, on veut un site', 'Club de Judo de Trelaze'],
    ['chez fitbox on a besoin d’une appli', 'Fitbox'],
    ['hi im a nurse at greenfields vets and we need a reminder tool', 'Greenfields Vets'],
    ['lone star cooling, were a hvac company and need an app', 'Lone Star Cooling'],
    ['ma boite titi debarras cherche un logiciel de planning', 'Titi Debarras'],
  ])('%s', (content, value) => {
    expect(readOne('company', content)?.value).toBe(value)
  })

  test.each([
    'my dog is called rex and i need a website',
    'we’re a cafe, open all week, we want a website',
    'nous sommes fabricants de mobilier de bureau et il nous faut un site',
    'on est traiteur evenementiel, il nous faut un site',
    'chez darty on m’a vendu une caisse, je veux un logiciel',
    'chez ma soeur on a besoin d’un site',
    'we are looking for a new website',
  ])('none in "%s"', (content) => {
    expect(readOne('company', content)).toBeUndefined()
  })
})
