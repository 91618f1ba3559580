import type { LeadFileProblem } from './lead-file.ts'
import { leadFileMaxBytes } from './lead-file.ts'
import { type LeadNote, type Reason, reasonWords } from './lead-file-fields.ts'
import type { importWarnings } from './lead-import.ts'
import type { Locale } from './locale.ts'

const megabytes = leadFileMaxBytes / 1024 / 1024

type Words = {
  problem: {
    [Name in LeadFileProblem['problem']]: (details: { position: number; found: string }) => string
  }
  note: Record<LeadNote['note'] | (typeof importWarnings)[number], string>
}

/** Texts about a file of leads, for the command and the admin app. */
const words: Record<Locale, Words> = {
  en: {
    problem: {
      empty: () => 'There is nothing in it: export the value of localStorage.leadStorage.',
      too_large: () => `The file is too large: at most ${megabytes} MB.`,
      truncated: () =>
        'The file ends in the middle: it was cut off. Export it again, and copy all of it.',
      not_json: ({ position }) =>
        `This is not JSON, as localStorage.leadStorage is${position > 0 ? ` (character ${position + 1})` : ''}.`,
      another_shape: ({ found }) =>
        `No list of leads was found: expected an array of leads, or an object with “leads”; found ${found}.`,
    },
    note: {
      score_rounded: 'The score was rounded.',
      system_message_left_out: 'What the model was told (role system) was left out.',
      empty_message_left_out: 'Empty messages were left out.',
      email_repeated: 'A former row has the same e-mail address; both were taken.',
      phone_unreadable: 'The phone number cannot be read; it was kept as it is written.',
      email_known: 'Another lead has the same e-mail address; nothing was merged.',
    },
  },
  fr: {
    problem: {
      empty: () => 'Il n’y a rien dedans : exportez la valeur de localStorage.leadStorage.',
      too_large: () => `Le fichier est trop gros : ${megabytes} Mo au plus.`,
      truncated: () =>
        'Le fichier s’arrête au milieu : il a été coupé. Exportez-le de nouveau et copiez-le en entier.',
      not_json: ({ position }) =>
        `Ce n’est pas du JSON, comme l’est localStorage.leadStorage${position > 0 ? ` (caractère ${position + 1})` : ''}.`,
      another_shape: ({ found }) =>
        `Aucune liste de prospects trouvée : il faut un tableau de prospects, ou un objet avec « leads » ; trouvé : ${found}.`,
    },
    note: {
      score_rounded: 'Le score a été arrondi.',
      system_message_left_out:
        'Les consignes données au modèle (rôle system) n’ont pas été reprises.',
      empty_message_left_out: 'Les messages vides n’ont pas été repris.',
      email_repeated: 'Une ligne précédente a la même adresse e-mail ; les deux sont reprises.',
      phone_unreadable: 'Le numéro de téléphone est illisible ; il est gardé tel qu’il est écrit.',
      email_known: 'Un autre prospect a la même adresse e-mail ; rien n’a été fusionné.',
    },
  },
}

/** Why nothing of a file can be imported, in a sentence. */
export function explainFile(details: LeadFileProblem, locale: Locale): string {
  return words[locale].problem[details.problem]({ position: 0, found: '', ...details })
}

/** `fitScore must be a number from 0 to 100 (“150”)`. */
export function explainReason({ field, problem, limit, value }: Reason, locale: Locale): string {
  const shown = value === undefined ? '' : locale === 'fr' ? ` (« ${value} »)` : ` (“${value}”)`
  return `${field} ${reasonWords[locale][problem](limit ?? 0)}${shown}`.trim()
}

export const explainNote = (note: keyof Words['note'], locale: Locale): string =>
  words[locale].note[note]
