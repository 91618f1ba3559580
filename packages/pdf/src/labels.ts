import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'
import type { ReportSection } from '@oka/contract/report'
import type { Criterion } from '@oka/contract/score'

type Labels = {
  title: string
  intro: (company: string) => string
  introSources: string
  contact: string
  notGiven: string
  score: string
  scoreDetail: string
  notScored: string
  byTeam: (author: string) => string
  sections: Record<ReportSection, string>
  noFindings: string
  assumption: string
  assumptionNote: string
  facts: string
  factColumns: { field: string; value: string; quote: string }
  enteredByTeam: string
  sources: string
  sourcesNote: string
  criteria: Record<Criterion, string>
  fields: Record<FactField, string>
  quote: (words: string) => string
}

const french: Labels = {
  title: 'Rapport de qualification',
  intro: (company) => `Établi par ${company} à partir de la conversation.`,
  introSources:
    'Les numéros entre crochets renvoient aux propos du visiteur, cités en fin de rapport.',
  contact: 'Contact',
  notGiven: 'Non communiqué',
  score: 'Score de qualification',
  scoreDetail: 'Détail du score',
  notScored: 'Pas encore évalué',
  byTeam: (author) => `Saisi par ${author}`,
  sections: {
    context: 'Contexte',
    needs: 'Besoins',
    findings: 'Constats',
    recommendations: 'Recommandations',
    nextSteps: 'Prochaines étapes',
  },
  noFindings: 'La conversation ne permet pas encore d’établir de constat.',
  assumption: 'Hypothèse',
  assumptionNote:
    'Une hypothèse ne repose sur aucun propos de la conversation : elle reste à confirmer.',
  facts: 'Informations recueillies',
  factColumns: { field: 'Information', value: 'Valeur', quote: 'Propos du visiteur' },
  enteredByTeam: 'Saisi par l’équipe',
  sources: 'Sources',
  sourcesNote: 'Propos du visiteur, cités tels qu’ils ont été écrits.',
  criteria: {
    need: 'Besoin',
    budget: 'Budget',
    horizon: 'Échéance',
    authority: 'Décision',
    company: 'Entreprise',
    contact: 'Coordonnées',
    staff: 'Appréciation de l’équipe',
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
  },
  quote: (words) => `«\u202F${words}\u202F»`,
}

const english: Labels = {
  title: 'Qualification report',
  intro: (company) => `Written by ${company} from the conversation.`,
  introSources:
    'The numbers in brackets refer to the visitor’s words, quoted at the end of the report.',
  contact: 'Contact',
  notGiven: 'Not given',
  score: 'Qualification score',
  scoreDetail: 'How the score is made up',
  notScored: 'Not scored yet',
  byTeam: (author) => `Entered by ${author}`,
  sections: {
    context: 'Context',
    needs: 'Needs',
    findings: 'Findings',
    recommendations: 'Recommendations',
    nextSteps: 'Next steps',
  },
  noFindings: 'The conversation does not yet allow for findings.',
  assumption: 'Assumption',
  assumptionNote:
    'An assumption rests on no words of the conversation: it has yet to be confirmed.',
  facts: 'What we know',
  factColumns: { field: 'Fact', value: 'Value', quote: 'In the visitor’s words' },
  enteredByTeam: 'Entered by the team',
  sources: 'Sources',
  sourcesNote: 'The visitor’s words, quoted as they were written.',
  criteria: {
    need: 'Need',
    budget: 'Budget',
    horizon: 'Timeline',
    authority: 'Decision',
    company: 'Company',
    contact: 'Contact details',
    staff: 'The team’s assessment',
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
  },
  quote: (words) => `“${words}”`,
}

export const labels: Record<Locale, Labels> = { en: english, fr: french }

/** A day in words. In UTC, so that the same report is the same on every machine. */
export function formatDay(time: string, locale: Locale): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(time),
  )
  // French counts the first of a month as an ordinal, which CLDR leaves out.
  return locale === 'fr' ? day.replace(/^1 /, '1er ') : day
}
