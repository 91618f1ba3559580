import type { ModelBudgetName, ModelBudgets } from '@oka/contract/model-usage'
import type { CompanySettings, Service, UpdateSettings } from '@oka/contract/settings'

/** Anchor of the budgets on the page. */
export const budgetsHash = 'budgets'

/** A number that can be switched off. */
type OptionalNumber = { isOn: boolean; value: string }

/** The settings as form values: text for each field, and a list of objects for each list. */
export type Values = {
  name: string
  description: { en: string; fr: string }
  locale: CompanySettings['locale']
  country: string
  sites: { value: string }[]
  hasHours: boolean
  timeZone: string
  hours: { day: number; from: string; to: string }[]
  holidays: { value: string }[]
  handBackMinutes: OptionalNumber
  escalateMinutes: OptionalNumber
  hotScore: OptionalNumber
  recordsOpenings: boolean
  sendsCopies: boolean
  rates: { currency: string; rate: string; day: string }[]
  services: (Omit<Service, 'priceFrom' | 'priceTo'> & { priceFrom: string; priceTo: string })[]
  address: string
  references: { en: string; fr: string }
  privacy: { en: string; fr: string }
  modelBudgets: Record<ModelBudgetName, Record<'calls' | 'tokens', OptionalNumber>>
}

/** Initial values when a number is switched on. */
const usual = { handBackMinutes: 10, escalateMinutes: 5, hotScore: 70 } as const
const usualBudgets = {
  visitor: { calls: 100, tokens: 300_000 },
  day: { calls: 5000, tokens: 5_000_000 },
  total: { calls: 500_000, tokens: 500_000_000 },
} as const

const toOptional = (value: number | null, whenOff: number): OptionalNumber => ({
  isOn: value !== null,
  value: String(value ?? whenOff),
})

export function toValues(settings: CompanySettings, ownTimeZone: string): Values {
  const { name, description, locale, country, sites, officeHours } = settings
  const number = (field: keyof typeof usual) => toOptional(settings[field], usual[field])
  const budget = (of: ModelBudgetName) => ({
    calls: toOptional(settings.modelBudgets[of].calls, usualBudgets[of].calls),
    tokens: toOptional(settings.modelBudgets[of].tokens, usualBudgets[of].tokens),
  })
  return {
    name,
    description,
    locale,
    country: country ?? '',
    sites: sites.map((value) => ({ value })),
    hasHours: officeHours !== null,
    timeZone: officeHours?.timeZone ?? ownTimeZone,
    hours: officeHours?.hours ?? weekdays(),
    holidays: (officeHours?.holidays ?? []).map((value) => ({ value })),
    handBackMinutes: number('handBackMinutes'),
    escalateMinutes: number('escalateMinutes'),
    hotScore: number('hotScore'),
    recordsOpenings: settings.recordsOpenings,
    sendsCopies: settings.sendsCopies,
    rates: settings.rates.map((one) => ({ ...one, rate: String(one.rate) })),
    services: settings.services.map((one) => ({
      ...one,
      priceFrom: String(one.priceFrom ?? ''),
      priceTo: String(one.priceTo ?? ''),
    })),
    address: settings.address,
    references: settings.references,
    privacy: settings.privacy,
    modelBudgets: { visitor: budget('visitor'), day: budget('day'), total: budget('total') },
  }
}

/** The form's values as input of the server. */
export function toInput(values: Values): UpdateSettings {
  const { name, description, locale, country, sites, timeZone, hours, holidays } = values
  return {
    name,
    description,
    locale,
    country: country === '' ? null : country,
    sites: trimmed(sites),
    officeHours: values.hasHours ? { timeZone, hours, holidays: trimmed(holidays) } : null,
    handBackMinutes: toNumber(values.handBackMinutes),
    escalateMinutes: toNumber(values.escalateMinutes),
    hotScore: toNumber(values.hotScore),
    recordsOpenings: values.recordsOpenings,
    sendsCopies: values.sendsCopies,
    rates: values.rates.map(toRate),
    services: values.services.map(toService),
    address: values.address,
    references: values.references,
    privacy: values.privacy,
    modelBudgets: toBudgets(values.modelBudgets),
  }
}

/** Only the settings that differ, so that the audit names exactly what was changed. */
export function changesOf(former: UpdateSettings, next: UpdateSettings): UpdateSettings {
  const changed = Object.entries(next).filter(
    ([field, value]) =>
      JSON.stringify(value) !== JSON.stringify(former[field as keyof UpdateSettings]),
  )
  return Object.fromEntries(changed)
}

/** The form's path of a field of the contract. */
export function placeOf(path: string): string {
  const place = path.replace(/^officeHours\.?/, '')
  if (/^(?:sites|holidays)\.\d+$/.test(place)) return `${place}.value`
  if (/^services\.\d+\.name$/.test(place)) return `${place}.en`
  if (/^modelBudgets\.\w+\.\w+$/.test(place)) return `${place}.value`
  if (place === 'handBackMinutes' || place === 'escalateMinutes' || place === 'hotScore') {
    return `${place}.value`
  }
  return place
}

function trimmed(list: readonly { value: string }[]): string[] {
  return list.map(({ value }) => value.trim())
}

/** Null when switched off, NaN for an invalid number. Digits may be grouped by spaces. */
export function toNumber({ isOn, value }: OptionalNumber): number | null {
  if (!isOn) return null
  const digits = value.replaceAll(/\s/g, '')
  return digits === '' ? Number.NaN : Number(digits)
}

/** Decimals after a point or a comma; NaN for an invalid number. */
function toDecimal(text: string): number {
  const digits = text.replaceAll(/\s/g, '').replace(',', '.')
  return digits === '' ? Number.NaN : Number(digits)
}

function toRate({ currency, rate, day }: Values['rates'][number]) {
  return { currency: currency.trim().toUpperCase(), rate: toDecimal(rate), day }
}

/** A price that is left empty is not named. */
const toPrice = (text: string): number | null => (text.trim() === '' ? null : toDecimal(text))

function toService({
  priceFrom,
  priceTo,
  currency,
  ...service
}: Values['services'][number]): Service {
  const { name, fits, includes, duration, risk } = service
  return {
    name,
    fits,
    includes,
    priceFrom: toPrice(priceFrom),
    priceTo: toPrice(priceTo),
    currency: currency.trim().toUpperCase(),
    duration,
    risk,
  }
}

function toBudgets(values: Values['modelBudgets']): ModelBudgets {
  const budget = (of: ModelBudgetName) => ({
    calls: toNumber(values[of].calls),
    tokens: toNumber(values[of].tokens),
  })
  return { visitor: budget('visitor'), day: budget('day'), total: budget('total') }
}

/** Monday to Friday, nine to six: the initial value. */
function weekdays(): Values['hours'] {
  return [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }))
}
