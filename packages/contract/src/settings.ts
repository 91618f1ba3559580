import { z } from 'zod'

import { locale } from './locale.ts'

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
})
export type CompanySettings = z.infer<typeof companySettings>
