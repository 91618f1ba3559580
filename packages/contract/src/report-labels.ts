import type { FactField } from './fact.ts'
import type { Locale } from './locale.ts'
import type { OptionPart, ReportSectionKind } from './report.ts'

/** What a report says in the same words on its page, in its PDF and in its mail. */
export type ReportLabels = {
  title: string
  sections: Record<ReportSectionKind, string>
  fields: Record<FactField, string>
  optionParts: Record<OptionPart, string>
  /** Columns of the next steps. */
  steps: { what: string; who: string; when: string }
  quote: (words: string) => string
}

const english: ReportLabels = {
  title: 'Report of our conversation',
  sections: {
    situation: 'Your situation',
    wanted: 'What you want',
    understood: 'What we understood, to be confirmed',
    options: 'What we propose',
    nextSteps: 'Next steps',
    openQuestions: 'Open questions',
    assumptions: 'Assumptions',
  },
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
  optionParts: {
    fit: 'Why',
    includes: 'What is in it',
    duration: 'Duration',
    cost: 'Order of cost',
    risk: 'Depends on',
  },
  steps: { what: 'What', who: 'Who', when: 'When' },
  quote: (words) => `“${words}”`,
}

const french: ReportLabels = {
  title: 'Compte rendu de notre échange',
  sections: {
    situation: 'Votre situation',
    wanted: 'Ce que vous souhaitez',
    understood: 'Ce que nous avons compris, à confirmer',
    options: 'Ce que nous proposons',
    nextSteps: 'Prochaines étapes',
    openQuestions: 'Questions ouvertes',
    assumptions: 'Hypothèses',
  },
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
  optionParts: {
    fit: 'Pourquoi',
    includes: 'Contenu',
    duration: 'Durée',
    cost: 'Ordre de prix',
    risk: 'Dépend de',
  },
  steps: { what: 'Quoi', who: 'Qui', when: 'Quand' },
  quote: (words) => `«\u202F${words}\u202F»`,
}

export const reportLabels: Record<Locale, ReportLabels> = { en: english, fr: french }
