import { companySettings } from '@oka/contract/settings'
import { expect, test } from 'vitest'

import { settingsPassages } from './settings-passages.ts'

const asOf = '2026-11-28T10:00:00.000Z'
const week = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, from: '09:00', to: '12:30' },
  { day, from: '14:00', to: '18:00' },
])
const company = companySettings.parse({
  name: 'Acme',
  country: 'FR',
  description: { en: 'We audit.', fr: 'Nous auditons.' },
  officeHours: {
    timeZone: 'Europe/Paris',
    hours: [...week, { day: 6, from: '09:00', to: '12:00' }],
    holidays: ['2026-01-01', '2027-01-01'],
  },
  services: [
    {
      name: { en: 'Security audit', fr: 'Audit de sécurité' },
      fits: { en: 'Before you go live', fr: 'Avant une mise en ligne' },
      includes: { en: 'A visit and a report', fr: 'Une visite et un rapport' },
      priceFrom: 2500,
      priceTo: 8000,
      currency: 'EUR',
      duration: { en: 'two weeks', fr: 'deux semaines' },
    },
    {
      name: { en: 'Hosting', fr: '' },
      fits: { en: '', fr: '' },
      includes: { en: '', fr: '' },
      priceFrom: 29.9,
      priceTo: 29.9,
      currency: 'USD',
      duration: { en: '', fr: '' },
    },
  ],
  address: '1 rue de la Paix\n75002 Paris',
  references: { en: 'Nexalia', fr: 'Nexalia' },
})
const said = (locale: 'en' | 'fr', settings = company) =>
  settingsPassages(settings, locale, asOf).map(({ title, heading, content }) => [
    heading === '' ? title : `${title} › ${heading}`,
    content.replaceAll(/[\u00A0\u202F]/g, ' '),
  ])

test('in French, as France writes amounts and times', () => {
  expect(said('fr')).toEqual([
    ['Ce que nous faisons › Acme', 'Nous auditons.'],
    [
      'Horaires d’ouverture',
      'Nos bureaux sont ouverts du lundi au vendredi de 9 h à 12 h 30 et de 14 h à 18 h ; le samedi de 9 h à 12 h. ' +
        'Ils sont fermés le dimanche. Ils sont également fermés le 1er janvier 2027.',
    ],
    [
      'Services et tarifs › Audit de sécurité',
      'Audit de sécurité : Avant une mise en ligne. Comprend : Une visite et un rapport. ' +
        'Audit de sécurité, prix : de 2 500 € à 8 000 €. Durée : deux semaines.',
    ],
    ['Services et tarifs › Hosting', 'Hosting, prix : 29,90 $US.'],
    ['Adresse', 'L’adresse de Acme : 1 rue de la Paix, 75002 Paris.'],
    ['Références', 'Nexalia'],
  ])
})

test('in English, as the country writes them', () => {
  const english = said('en')
  expect(english[1]).toEqual([
    'Opening hours',
    'Our office is open Monday to Friday from 9:00 to 12:30 and from 14:00 to 18:00; on Saturday from 9:00 to 12:00. ' +
      'It is closed on Sunday. It is also closed on January 1, 2027.',
  ])
  expect(english[2]![1]).toContain(
    'Security audit, price: from €2,500 to €8,000. Duration: two weeks.',
  )
  const american = said('en', { ...company, country: 'US' })
  expect(american[1]![1]).toContain('Monday to Friday from 9:00 AM to 12:30 PM and')
})

test('what is not set has no passage, and each is of the settings as they were read', () => {
  const bare = companySettings.parse({ description: { en: '', fr: '' } })
  expect(settingsPassages(bare, 'fr')).toEqual([])
  expect(settingsPassages(company, 'en', asOf)[0]).toEqual({
    articleId: null,
    title: 'What we do',
    heading: 'Acme',
    content: 'We audit.',
    locale: 'en',
    url: null,
    updatedAt: asOf,
  })
})

test('days without a pause, single days, and prices that are open at one end', () => {
  const hours = [
    { day: 2, from: '10:00', to: '16:00' },
    { day: 3, from: '10:00', to: '16:00' },
    { day: 5, from: '10:00', to: '16:00' },
  ]
  const open = { ...company, officeHours: { timeZone: 'UTC', hours, holidays: [] } }
  expect(said('en', open)[1]![1]).toBe(
    'Our office is open on Tuesday and Wednesday from 10:00 to 16:00; on Friday from 10:00 to 16:00. ' +
      'It is closed on Monday, on Thursday, on Saturday, and on Sunday.',
  )
  const [audit] = company.services
  const priced = (priceFrom: number | null, priceTo: number | null) =>
    said('fr', { ...company, services: [{ ...audit!, priceFrom, priceTo }] })[2]![1]
  expect(priced(2500, null)).toContain('prix : à partir de 2 500 €.')
  expect(priced(null, 8000)).toContain('prix : jusqu’à 8 000 €.')
  expect(priced(null, null)).not.toContain('prix')
})
