import { dateFormat } from '@oka/contract/intl-formats'
import type { Locale } from '@oka/contract/locale'
import { type ReportLabels, reportLabels } from '@oka/contract/report-labels'
import type { NamedCriterion } from '@oka/contract/score'

type Labels = ReportLabels & {
  intro: string
  introSources: string
  client: string
  consultant: string
  book: string
  writeTo: (name: string) => string
  website: string
  extension: (digits: string) => string
  empty: string
  assumptionNote: string
  contents: string
  subject: string
  understood: string
  theirWords: string
  notedBy: (author: string) => string
  addedBy: (author: string) => string
  option: (number: number, name: string) => string
  comparison: string
  optionColumn: string
  goOn: string
  goOnText: (name: string) => string
  sources: string
  sourcesNote: string
  sourceOf: (number: number) => string
  emoji: string
  score: {
    title: string
    note: string
    total: (points: number) => string
    unscored: string
    criteria: Record<NamedCriterion, string>
    points: (points: number, max: number) => string
  }
}

const french: Labels = {
  ...reportLabels.fr,
  intro: 'Établi à partir de notre conversation.',
  introSources: 'Les numéros renvoient à vos messages, cités en fin de document.',
  client: 'Préparé pour',
  consultant: 'Votre contact',
  book: 'Prendre rendez-vous',
  writeTo: (name) => `Écrire à ${name}`,
  website: 'Notre site',
  extension: (digits) => `poste ${digits}`,
  empty: 'Notre conversation ne permet pas encore d’établir un compte rendu.',
  assumptionNote:
    'Rien de ce que vous nous avez écrit ne les établit\u202F: elles restent à confirmer avec vous.',
  contents: 'Sommaire',
  subject: 'Sujet',
  understood: 'Ce que nous retenons',
  theirWords: 'Vos mots',
  notedBy: (author) => `Noté par ${author}`,
  addedBy: (author) => `Ajouté par ${author}`,
  option: (number, name) => `Option ${number}\u202F: ${name}`,
  comparison: 'Les options en regard',
  optionColumn: 'Option',
  goOn: 'Pour aller plus loin',
  goOnText: (name) => `${name} répond à vos questions et précise ce compte rendu avec vous.`,
  sources: 'Vos messages',
  sourcesNote: 'Extraits de notre conversation, cités tels qu’ils ont été écrits.',
  sourceOf: (number) => `Message cité ${number}`,
  emoji: '(émoji)',
  score: {
    title: 'Score (interne, à ne pas transmettre)',
    note: 'Cette page n’existe que dans l’exemplaire de l’équipe.',
    total: (points) => `${points} points sur 100`,
    unscored: 'Aucun score\u202F: rien n’est connu qui compte.',
    criteria: {
      need: 'Besoin',
      budget: 'Budget',
      horizon: 'Échéance',
      authority: 'Décision',
      company: 'Société',
      size: 'Effectif',
      contact: 'Contact',
      staff: 'Fixé à la main',
    },
    points: (points, max) => `${points} sur ${max}`,
  },
}

const english: Labels = {
  ...reportLabels.en,
  intro: 'Written from the messages we exchanged.',
  introSources: 'The numbers refer to your messages, quoted at the end of the document.',
  client: 'Prepared for',
  consultant: 'Your contact',
  book: 'Book a call',
  writeTo: (name) => `Write to ${name}`,
  website: 'Our website',
  extension: (digits) => `ext. ${digits}`,
  empty: 'Our conversation does not yet allow for a report.',
  assumptionNote:
    'Nothing that you wrote to us establishes them: they have yet to be confirmed with you.',
  contents: 'Contents',
  subject: 'Subject',
  understood: 'What we noted',
  theirWords: 'Your words',
  notedBy: (author) => `Noted by ${author}`,
  addedBy: (author) => `Added by ${author}`,
  option: (number, name) => `Option ${number}: ${name}`,
  comparison: 'The options side by side',
  optionColumn: 'Option',
  goOn: 'To go on from here',
  goOnText: (name) => `${name} answers your questions and works this report out with you.`,
  sources: 'Your messages',
  sourcesNote: 'From our conversation, quoted as they were written.',
  sourceOf: (number) => `Quoted message ${number}`,
  emoji: '(emoji)',
  score: {
    title: 'Score (internal, not to be passed on)',
    note: 'Only the copy for the team has this page.',
    total: (points) => `${points} points of 100`,
    unscored: 'No score: nothing is known that counts.',
    criteria: {
      need: 'Need',
      budget: 'Budget',
      horizon: 'Horizon',
      authority: 'Decision',
      company: 'Company',
      size: 'People',
      contact: 'Contact',
      staff: 'Set by hand',
    },
    points: (points, max) => `${points} of ${max}`,
  },
}

export const labels: Record<Locale, Labels> = { en: english, fr: french }

/** A day in words. In UTC, so that a report is the same on every machine. */
export function formatDay(time: string, locale: Locale): string {
  // As the facts of the report have them: the day first.
  const tag = locale === 'en' ? 'en-GB' : locale
  const day = dateFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time))
  // French counts the first of a month as an ordinal, which CLDR leaves out.
  return locale === 'fr' ? day.replace(/^1 /, '1er ') : day
}
