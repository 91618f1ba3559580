import { expect, test } from 'vitest'

import { countries, timeZones } from './places.ts'

test('countries by their names in the language, without what is none', () => {
  const english = new Map(countries('en').map(({ value, label }) => [value, label]))
  expect(english.get('FR')).toBe('France')
  expect(english.get('CH')).toBe('Switzerland')
  for (const code of ['EU', 'UN', 'ZZ', 'DD', 'AA']) expect(english.has(code), code).toBe(false)
  expect(english.size).toBeGreaterThan(230)
  expect(english.size).toBeLessThan(270)
  expect(countries('fr').find(({ value }) => value === 'DE')?.label).toBe('Allemagne')
})

test('a time zone the browser does not list stays to be chosen', () => {
  expect(timeZones('Europe/Paris').filter((name) => name === 'Europe/Paris')).toHaveLength(1)
  expect(timeZones('Mars/Olympus')).toContain('Mars/Olympus')
})
