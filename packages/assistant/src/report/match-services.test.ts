import type { Locale } from '@oka/contract/locale'
import { companySettings } from '@oka/contract/settings'
import { expect, test } from 'vitest'

import { catalogue } from '../testing/report-conversations.ts'
import { matchServices } from './match-services.ts'

const company = companySettings.parse({ services: catalogue })
const namesFor = (text: string, locale: Locale, services = catalogue) =>
  matchServices({ ...company, services }, locale, [{ text, messageIds: [] }]).map(
    ({ service }) => service.name.en,
  )

test.for([
  ['migrer notre base Oracle vers PostgreSQL', 'fr', ['Database migration']],
  ['chiffrer une migration de notre base Oracle', 'fr', ['Database migration', 'Database audit']],
  ['nous saisissons les devis et les factures à la main', 'fr', ['Document automation']],
  ['I want to sell in an online shop', 'en', ['Online shop']],
  // What the company does not sell.
  ['un audit de sécurité de notre réseau', 'fr', []],
  ['a mobile app for our drivers', 'en', []],
  ['repeindre nos bureaux', 'fr', []],
  ['', 'fr', []],
] as const)('“%s” is answered by what the catalogue has', ([text, locale, names]) => {
  expect(namesFor(text, locale)).toEqual(names)
})

test('words that name a service count, though they look like forms of general words', () => {
  const [migration, ...others] = catalogue
  const rounds = {
    ...migration!,
    name: { fr: 'Suivi de tournées', en: 'Tracking of rounds' },
    fits: { fr: 'des tournées se suivent encore au téléphone ou par fax', en: '' },
  }
  const said = 'on veut suivre nos tournées en temps réel et arrêter les fax'
  expect(namesFor(said, 'fr', [rounds, ...others])).toEqual(['Tracking of rounds'])
  expect(namesFor('le site tourne mal depuis un fax', 'fr', [rounds, ...others])).toEqual([])
})

test('without a catalogue nothing fits', () => {
  expect(namesFor('migrer notre base Oracle vers PostgreSQL', 'fr', [])).toEqual([])
})
