import { companySettings, updateSettings } from '@oka/contract/settings'
import { expect, test } from 'vitest'

import { changesOf, placeOf, toInput, toValues } from './values.ts'

const settings = companySettings.parse({
  name: 'Acme',
  country: 'FR',
  sites: ['https://www.example.com'],
  officeHours: {
    timeZone: 'Europe/Paris',
    hours: [{ day: 1, from: '09:00', to: '12:00' }],
    holidays: ['2026-12-25'],
  },
  handBackMinutes: null,
  recordsOpenings: true,
  sendsCopies: true,
  rates: [{ currency: 'USD', rate: 0.92, day: '2026-11-02' }],
  services: [
    {
      name: { en: 'Audit', fr: 'Audit' },
      fits: { en: 'Before a launch', fr: '' },
      includes: { en: '', fr: '' },
      priceFrom: 2500,
      priceTo: null,
      currency: 'EUR',
      duration: { en: 'two weeks', fr: 'deux semaines' },
    },
  ],
  address: '1 rue de la Paix',
  modelBudgets: {
    visitor: { calls: 50, tokens: 100_000 },
    day: { calls: 0, tokens: null },
    total: { calls: null, tokens: null },
  },
})

test('what is read and saved again is the same', () => {
  const input = toInput(toValues(settings, 'UTC'))
  // The assistant, the letterhead and the models have pages of their own.
  const { persona: _persona, letterhead: _letterhead, modelPrices: _prices, ...shown } = settings
  expect(input).toEqual(shown)
  expect(updateSettings.parse(input)).toEqual(shown)
  expect(changesOf(input, toInput(toValues(settings, 'UTC')))).toEqual({})
})

test('hours that are switched on begin with a usual week, in the time of whoever does', () => {
  const always = toValues(companySettings.parse({}), 'Europe/Paris')
  expect(toInput(always).officeHours).toBeNull()
  const { officeHours } = toInput({ ...always, hasHours: true })
  expect(officeHours?.timeZone).toBe('Europe/Paris')
  expect(officeHours?.hours.map(({ day }) => day)).toEqual([1, 2, 3, 4, 5])
})

test('a number that is switched off is null; one that is left empty is refused', () => {
  const values = toValues(settings, 'UTC')
  expect(toInput(values).handBackMinutes).toBeNull()
  const empty = toInput({ ...values, hotScore: { isOn: true, value: ' ' } })
  expect(updateSettings.safeParse(empty).error?.issues[0]?.path).toEqual(['hotScore'])
})

test('digits may be grouped, as in French', () => {
  const values = toValues(settings, 'UTC')
  const tokens = { isOn: true, value: '5\u202F000 000' }
  const { modelBudgets } = values
  const grouped = {
    ...values,
    modelBudgets: { ...modelBudgets, day: { ...modelBudgets.day, tokens } },
  }
  expect(updateSettings.parse(toInput(grouped)).modelBudgets?.day.tokens).toBe(5_000_000)
})

test('a rate is typed as people write numbers, and refused at its own field', () => {
  const values = toValues(settings, 'UTC')
  const rated = (rate: string, currency = 'usd') =>
    toInput({ ...values, rates: [{ currency, rate, day: '2026-11-02' }] })
  expect(updateSettings.parse(rated('1\u202F234,5')).rates).toEqual([
    { currency: 'USD', rate: 1234.5, day: '2026-11-02' },
  ])
  const wrong = (input: ReturnType<typeof toInput>) =>
    updateSettings.safeParse(input).error?.issues.map(({ path }) => placeOf(path.join('.')))
  expect(wrong(rated(''))).toEqual(['rates.0.rate'])
  expect(wrong(rated('0'))).toEqual(['rates.0.rate'])
  expect(wrong(rated('-1'))).toEqual(['rates.0.rate'])
  expect(wrong(rated('1', 'EUR'))).toEqual(['rates.0.currency'])
  expect(wrong(rated('1', 'dollars'))).toEqual(['rates.0.currency'])
  const twice = { currency: 'USD', rate: '1', day: '2026-11-02' }
  expect(wrong(toInput({ ...values, rates: [{ ...twice, day: '' }] }))).toEqual(['rates.0.day'])
  expect(wrong(toInput({ ...values, rates: [twice, twice] }))).toEqual(['rates.1.currency'])
})

test('a price is typed as people write amounts, and refused at its own field', () => {
  const values = toValues(settings, 'UTC')
  const [audit] = values.services
  const priced = (part: Partial<typeof audit>) =>
    toInput({ ...values, services: [{ ...audit!, ...part }] })
  expect(updateSettings.parse(priced({ priceTo: '8\u202F000,50' })).services![0]).toMatchObject({
    priceFrom: 2500,
    priceTo: 8000.5,
  })
  const wrong = (part: Partial<typeof audit>) =>
    updateSettings.safeParse(priced(part)).error?.issues.map(({ path }) => placeOf(path.join('.')))
  expect(wrong({ priceFrom: 'cheap' })).toEqual(['services.0.priceFrom'])
  expect(wrong({ priceTo: '100' })).toEqual(['services.0.priceTo'])
  expect(wrong({ currency: 'euros' })).toEqual(['services.0.currency'])
  expect(wrong({ name: { en: ' ', fr: '' } })).toEqual(['services.0.name.en'])
})

test('only what differs is sent', () => {
  const values = toValues(settings, 'UTC')
  const former = toInput(values)
  expect(changesOf(former, toInput({ ...values, name: 'Other', sites: [] }))).toEqual({
    name: 'Other',
    sites: [],
  })
})

test('what the contract finds wrong is shown at its field', () => {
  expect(placeOf('name')).toBe('name')
  expect(placeOf('description.fr')).toBe('description.fr')
  expect(placeOf('sites.2')).toBe('sites.2.value')
  expect(placeOf('officeHours.hours.0.to')).toBe('hours.0.to')
  expect(placeOf('officeHours.holidays.1')).toBe('holidays.1.value')
  expect(placeOf('officeHours.timeZone')).toBe('timeZone')
  expect(placeOf('hotScore')).toBe('hotScore.value')
  expect(placeOf('modelBudgets.day.tokens')).toBe('modelBudgets.day.tokens.value')
})
