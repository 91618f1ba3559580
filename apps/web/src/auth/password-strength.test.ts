import { expect, test } from 'vitest'

import { estimateStrength } from './password-strength.ts'

const known = ['Léa Fontaine-Roux', 'lea.fontaine@oakfield.example']
const judge = (password: string) => estimateStrength(password, known)

test('what everybody takes is weak, in both languages, and says why', () => {
  expect(judge('password1234')).toEqual({ level: 'weak', weakness: 'similarToCommon' })
  expect(judge('azertyuiopqs')).toEqual({ level: 'weak', weakness: 'straightRow' })
  expect(judge('aaaaaaaaaaaaaaaa')).toEqual({ level: 'weak', weakness: 'simpleRepeat' })
  expect(judge('abcdefghijklmnop')).toEqual({ level: 'weak', weakness: 'sequences' })
  expect(judge('abracadabra').level).toBe('weak')
})

test('the person’s own name and address are weak, in capitals and with a figure too', () => {
  for (const password of [
    'Léa Fontaine-Roux',
    'LÉA FONTAINE-ROUX',
    'lea.fontaine@oakfield.example',
  ]) {
    expect(judge(password), password).toEqual({ level: 'weak', weakness: 'userInputs' })
  }
  for (const password of [
    'LeaFontaine1234',
    'Fontaine.Lea!2026',
    'l3afontaineroux',
    'Oakfield2026',
  ]) {
    expect(judge(password).level, password).toBe('weak')
  }
  expect(judge('LeaFontaine1234').weakness).toBe('userInputs')
  expect(judge('Léa Fontaine-Roux1').level).toBe('weak')
  expect(estimateStrength('Léa Fontaine-Roux1', []).level).not.toBe('weak')
})

test('a name among words that are hard to guess by themselves is no weakness', () => {
  expect(judge('léa mange des nouilles vertes').level).not.toBe('weak')
})

test('several words in a row are strong and have nothing against them', () => {
  expect(judge('correct horse battery staple')).toEqual({ level: 'strong', weakness: null })
  expect(judge('un ours vert mange des nouilles')).toEqual({ level: 'strong', weakness: null })
})

test('a long password full of signs is not judged for seconds', () => {
  const long = '4@8({[<369&!1|0$5+7%2'.repeat(12)
  const before = process.cpuUsage()
  expect(judge(long).level).toBe('strong')
  // Microseconds of our own, however busy the machine is.
  expect(process.cpuUsage(before).user).toBeLessThan(2_500_000)
})
