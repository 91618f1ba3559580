import { z } from 'zod'

import { dateFormat } from './intl-formats.ts'
import { locale } from './locale.ts'
import { modelBudgets } from './model-usage.ts'
import { text } from './text.ts'

const isTimeZone = (name: string) => {
  try {
    return Boolean(dateFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

const minutes = z.int().min(1).max(1440)

/** An origin: scheme, host and port, and nothing after them. */
const siteOrigin = z
  .string()
  .regex(
    /^https?:\/\/[^\s/?#@]+\/?$/i,
    'must be an address such as https://www.example.com, without a path',
  )
  .pipe(z.url('must be an address such as https://www.example.com'))
  .transform((given) => given.replace(/\/$/, '').toLowerCase())

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:30')

/** When people answer, told in the time of their office. */
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
  /** Days on which nobody answers. */
  holidays: z.array(z.iso.date()).max(200).default([]),
})
export type OfficeHours = z.infer<typeof officeHours>

/** The currency in which the score's steps of a budget are (ISO 4217). */
export const scoreCurrency = 'EUR'

/** What one of a currency is worth in `scoreCurrency`, as an admin has set it; none comes with OKA. */
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

/** What the company that runs OKA says of itself. Kept in the table `settings` under `company`. */
export const companySettings = z.object({
  name: z.string().default('OKA Tech'),
  /** What the company does, in a sentence of each language; the assistant is told so. */
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
  /** Minutes a visitor waits for the person who answers before the assistant does again; null: for ever. */
  handBackMinutes: minutes.nullable().default(10),
  /** Minutes until a call that nobody acknowledges stands in the next digest by mail; null: never. */
  escalateMinutes: minutes.nullable().default(5),
  /** The fit score from which a lead calls on everybody; null: none does. */
  hotScore: z.int().min(1).max(100).nullable().default(70),
  /** By which budgets in other currencies are scored. */
  rates: rates.default([]),
  /** A visitor's is fifty messages, each of which has two calls; a day's is fifty such visitors. No total: one that is forgotten would end the model after some months. */
  modelBudgets: modelBudgets.default({
    visitor: { calls: 100, tokens: 300_000 },
    day: { calls: 5000, tokens: 5_000_000 },
    total: { calls: null, tokens: null },
  }),
})
export type CompanySettings = z.infer<typeof companySettings>

/** Only what is named is changed. Defaults belong to reading. */
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
  modelBudgets: modelBudgets.optional(),
})
export type UpdateSettings = z.infer<typeof updateSettings>

/** How far a company has come with setting up; each is read from what is really there. */
export const setup = z.object({
  companyNamed: z.boolean(),
  siteAllowed: z.boolean(),
  /** Somebody has written from one of the sites. */
  chatSeen: z.boolean(),
  mailConfigured: z.boolean(),
  colleagueInvited: z.boolean(),
  /** The line of HTML that puts the chat on a page. */
  snippet: z.string(),
})
export type Setup = z.infer<typeof setup>
