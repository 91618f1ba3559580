import type { FactField } from '@oka/contract/fact'
import { dateFormat } from '@oka/contract/intl-formats'
import type { Locale } from '@oka/contract/locale'
import type { ReportSectionKind } from '@oka/contract/report'

type Labels = {
  title: string
  intro: (company: string) => string
  introSources: string
  contact: string
  notGiven: string
  sections: Record<ReportSectionKind, string>
  noFindings: string
  assumptionNote: string
  sources: string
  sourcesNote: string
  fields: Record<FactField, string>
  quote: (words: string) => string
}

const french: Labels = {
  title: 'Compte rendu de notre échange',
  intro: (company) => `Établi par ${company} à partir de notre conversation.`,
  introSources:
    'Les numéros entre crochets renvoient aux messages échangés, cités en fin de document.',
  contact: 'Vos coordonnées',
  notGiven: 'Non communiqué',
  sections: {
    situation: 'Votre situation',
    wanted: 'Ce que vous souhaitez',
    understood: 'Ce que nous avons compris, à confirmer',
    options: 'Ce que nous proposons',
    nextSteps: 'Prochaines étapes',
    openQuestions: 'Questions ouvertes',
    assumptions: 'Hypothèses',
  },
  noFindings: 'Notre conversation ne permet pas encore d’établir de constat.',
  assumptionNote:
    'Une hypothèse ne repose sur aucun message échangé : elle reste à confirmer avec vous.',
  sources: 'Sources',
  sourcesNote: 'Messages de notre conversation, cités tels qu’ils ont été écrits.',
  fields: {
    name: 'Nom',
    email: 'E-mail',
    company: 'Société',
    phone: 'Téléphone',
    need: 'Besoin',
    budget: 'Budget',
    horizon: 'Échéance',
    authority: 'Décision',
    size: 'Effectif',
    intent: 'Votre démarche',
  },
  quote: (words) => `«\u202F${words}\u202F»`,
}

const english: Labels = {
  title: 'Report of our conversation',
  intro: (company) => `Written by ${company} from the messages we exchanged.`,
  introSources:
    'The numbers in brackets refer to those messages, quoted at the end of the document.',
  contact: 'Your contact details',
  notGiven: 'Not given',
  sections: {
    situation: 'Your situation',
    wanted: 'What you want',
    understood: 'What we understood, to be confirmed',
    options: 'What we propose',
    nextSteps: 'Next steps',
    openQuestions: 'Open questions',
    assumptions: 'Assumptions',
  },
  noFindings: 'Our conversation does not yet allow for findings.',
  assumptionNote:
    'An assumption rests on none of the messages: it has yet to be confirmed with you.',
  sources: 'Sources',
  sourcesNote: 'Messages of our conversation, quoted as they were written.',
  fields: {
    name: 'Name',
    email: 'E-mail',
    company: 'Company',
    phone: 'Phone',
    need: 'Need',
    budget: 'Budget',
    horizon: 'Timeline',
    authority: 'Decision',
    size: 'People',
    intent: 'Your request',
  },
  quote: (words) => `“${words}”`,
}

export const labels: Record<Locale, Labels> = { en: english, fr: french }

/** A day in words. In UTC, so that a report is the same on every machine. */
export function formatDay(time: string, locale: Locale): string {
  const day = dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time))
  // French counts the first of a month as an ordinal, which CLDR leaves out.
  return locale === 'fr' ? day.replace(/^1 /, '1er ') : day
}
