import { z } from 'zod'

import { dateFormat } from './intl-formats.ts'
import { letterhead } from './letterhead.ts'
import { locale } from './locale.ts'
import { modelPrices } from './model-provider.ts'
import { modelBudgets } from './model-usage.ts'
import { persona } from './persona.ts'
import { text } from './text.ts'

const isTimeZone = (name: string) => {
  try {
    return Boolean(dateFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

const minutes = z.int().min(1).max(1440)

/** An origin: scheme, host and port, without a path. */
const siteOrigin = z
  .string()
  .regex(
    /^https?:\/\/[^\s/?#@]+\/?$/i,
    'must be an address such as https://www.example.com, without a path',
  )
  .pipe(z.url('must be an address such as https://www.example.com'))
  .transform((given) => given.replace(/\/$/, '').toLowerCase())

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:30')

/** When people answer, in the time of their office. */
export const officeHours = z.object({
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Paris'),
  /** A day may have several; ISO 8601 counts them from Monday, 1, to Sunday, 7. */
  hours: z
    .array(
      z
        .object({ day: z.int().min(1).max(7), from: time, to: time })
        .refine(({ from, to }) => from < to, { error: 'must end after it begins', path: ['to'] }),
    )
    .max(50),
  /** Days without office hours. */
  holidays: z.array(z.iso.date()).max(200).default([]),
})
export type OfficeHours = z.infer<typeof officeHours>

/** The currency of the score's budget steps (ISO 4217). */
export const scoreCurrency = 'EUR'

/** Value of one unit of a currency in `scoreCurrency`, set by an admin; OKA ships none. */
export const currencyRate = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three capital letters, such as USD')
    .refine((name) => name !== scoreCurrency, `must be another currency than ${scoreCurrency}`),
  rate: z
    .number()
    .min(0.000001, 'must be a number above 0, such as 0.92')
    .max(1_000_000, 'must be at most 1,000,000'),
  /** The day the rate is of. */
  day: z.iso.date(),
})
export type CurrencyRate = z.infer<typeof currencyRate>

const rates = z
  .array(currencyRate)
  .max(50)
  .superRefine((all, context) => {
    for (const [index, { currency }] of all.entries()) {
      if (all.findIndex((one) => one.currency === currency) === index) continue
      context.addIssue({
        code: 'custom',
        path: [index, 'currency'],
        message: 'must not be named twice',
      })
    }
  })

const noText = { en: '', fr: '' }

/** A text in each language; where one is empty, the other is used. */
const inBoth = (max: number) => z.object({ en: text(max), fr: text(max) })
const amount = z
  .number('must be a number')
  .min(0, 'must be at least 0')
  .max(1_000_000_000, 'must be at most 1,000,000,000')
  .nullable()

/** A service of the catalogue: what the company sells, for whom, and for how much. */
export const service = z
  .object({
    name: inBoth(100).refine(({ en, fr }) => en !== '' || fr !== '', 'must not be empty'),
    /** When it is the right one. */
    fits: inBoth(500),
    /** What is in it. */
    includes: inBoth(1000),
    /** Null where no price is named; equal where there is one price. */
    priceFrom: amount,
    priceTo: amount,
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR'),
    /** How long it takes, in words. */
    duration: inBoth(100),
    /** What it depends on, or what may go wrong. */
    risk: inBoth(500).default(noText),
  })
  .refine(
    ({ priceFrom, priceTo }) => priceFrom === null || priceTo === null || priceFrom <= priceTo,
    { error: 'must not be less than priceFrom', path: ['priceTo'] },
  )
export type Service = z.infer<typeof service>
export const servicesMax = 50

/** Settings of the company that runs OKA. Stored in the table `settings` under `company`. */
export const companySettings = z.object({
  name: z.string().default('OKA Tech'),
  /** What the company does, in a sentence of each language, for the assistant's prompt. */
  description: z.object({ en: z.string(), fr: z.string() }).default({
    en: 'We build and modernise business software, data platforms and AI assistants.',
    fr: 'Nous concevons et modernisons des logiciels métier, des plateformes de données et des assistants IA.',
  }),
  locale: locale.default('fr'),
  /** ISO 3166 country that phones without a country code are read as; else the conversation's locale decides. */
  country: z.string().length(2).nullable().default(null),
  /** Origins of the sites that may embed the widget, besides our own. */
  sites: z.array(z.url()).default([]),
  /** Null: at all times. */
  officeHours: officeHours.nullable().default(null),
  /**
   * Minutes a visitor waits for the holder until the conversation is handed back to the assistant;
   * null: never.
   */
  handBackMinutes: minutes.nullable().default(10),
  /** Minutes until an unacknowledged call is escalated by mail in the next digest; null: never. */
  escalateMinutes: minutes.nullable().default(5),
  /** The fit score from which a lead triggers a call on all; null: none does. */
  hotScore: z.int().min(1).max(100).nullable().default(70),
  /** Exchange rates for budgets in other currencies. */
  rates: rates.default([]),
  /** Whether it is recorded when a lead opens the mail with a report. */
  recordsOpenings: z.boolean().default(false),
  /** Whether a copy of the report that a visitor agreed to goes out by itself; otherwise staff send it. */
  sendsCopies: z.boolean().default(false),
  /** The catalogue, in the order in which it is shown. */
  services: z.array(service).default([]),
  /** Where the company is, as it is written on a letter. */
  address: z.string().default(''),
  /** Whom the company has worked for. */
  references: z.object({ en: z.string(), fr: z.string() }).default(noText),
  /** What becomes of visitors' data, or where that is written. */
  privacy: z.object({ en: z.string(), fr: z.string() }).default(noText),
  /**
   * A visitor's is fifty messages of two calls each; a day's is fifty such visitors. No total by
   * default: a forgotten one would stop the model after some months.
   */
  modelBudgets: modelBudgets.default({
    visitor: { calls: 100, tokens: 300_000 },
    day: { calls: 5000, tokens: 5_000_000 },
    total: { calls: null, tokens: null },
  }),
  /** For the cost of answers. */
  modelPrices: modelPrices.default([]),
  persona: persona.prefault({}),
  letterhead: letterhead.prefault({}),
})
export type CompanySettings = z.infer<typeof companySettings>

/** Updates only the given keys. Defaults apply when reading. */
export const updateSettings = z.object({
  name: text(100, 1).optional(),
  description: z.object({ en: text(500), fr: text(500) }).optional(),
  locale: locale.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as FR')
    .nullable()
    .optional(),
  sites: z.array(siteOrigin).max(50).optional(),
  officeHours: officeHours.nullable().optional(),
  handBackMinutes: minutes.nullable().optional(),
  escalateMinutes: minutes.nullable().optional(),
  hotScore: z.int().min(1).max(100).nullable().optional(),
  rates: rates.optional(),
  recordsOpenings: z.boolean().optional(),
  sendsCopies: z.boolean().optional(),
  services: z.array(service).max(servicesMax, `must be at most ${servicesMax}`).optional(),
  address: text(300).optional(),
  references: inBoth(2000).optional(),
  privacy: inBoth(2000).optional(),
  modelBudgets: modelBudgets.optional(),
  modelPrices: modelPrices.optional(),
})
export type UpdateSettings = z.infer<typeof updateSettings>

/** Progress of the setup, each step read from the actual state. */
export const setup = z.object({
  companyNamed: z.boolean(),
  siteAllowed: z.boolean(),
  /** A visitor has written from one of the sites. */
  chatSeen: z.boolean(),
  mailConfigured: z.boolean(),
  colleagueInvited: z.boolean(),
  /** The line of HTML that puts the chat on a page. */
  snippet: z.string(),
})
export type Setup = z.infer<typeof setup>
