import type { Locale } from '@oka/contract/locale'
import { type ReportLabels, reportLabels } from '@oka/contract/report-labels'

type Words = ReportLabels & {
  for: (name: string) => string
  fromCatalogue: (service: string) => string
  assumptions: string
  download: string
  book: string
  contact: string
  answer: string
  answerText: (company: string) => string
  yourAnswer: string
  send: string
  sent: string
  empty: string
  tooLong: string
  tooMany: string
  failed: string
  chat: string
  gone: string
  goneText: string
}

const english: Words = {
  ...reportLabels.en,
  for: (name) => `For ${name}`,
  fromCatalogue: (service) => `From our services: ${service}`,
  assumptions: 'You have not told us this: please confirm it, or correct us.',
  download: 'Download as a PDF',
  book: 'Book an appointment',
  contact: 'Your contact',
  answer: 'Answer us',
  answerText: (company) => `Your answer goes into our conversation; ${company} reads it there.`,
  yourAnswer: 'Your answer',
  send: 'Send the answer',
  sent: 'Thank you. Your answer has arrived in our conversation.',
  empty: 'Write something first.',
  tooLong: 'This is too long: write at most 4,000 characters.',
  tooMany: 'You have sent a lot in a short time. Wait a minute, then send it again.',
  failed: 'Your answer could not be sent. Nothing is lost: send it again in a moment.',
  chat: 'Go on chatting on our site',
  gone: 'This link does not open any more',
  goneText: 'It has expired, or was taken back. Ask whoever sent it to you for a new one.',
}

const french: Words = {
  ...reportLabels.fr,
  for: (name) => `Pour ${name}`,
  fromCatalogue: (service) => `Issu de nos prestations\u00A0: ${service}`,
  assumptions:
    'Vous ne nous l’avez pas dit\u00A0: merci de nous le confirmer, ou de nous corriger.',
  download: 'Télécharger en PDF',
  book: 'Prendre rendez-vous',
  contact: 'Votre contact',
  answer: 'Nous répondre',
  answerText: (company) =>
    `Votre réponse rejoint notre conversation\u00A0; ${company} la lit à cet endroit.`,
  yourAnswer: 'Votre réponse',
  send: 'Envoyer la réponse',
  sent: 'Merci. Votre réponse est arrivée dans notre conversation.',
  empty: 'Écrivez d’abord quelque chose.',
  tooLong: 'C’est trop long\u00A0: 4\u202F000 caractères au plus.',
  tooMany: 'Vous avez beaucoup envoyé en peu de temps. Attendez une minute, puis renvoyez.',
  failed:
    'Votre réponse n’a pas pu être envoyée. Rien n’est perdu\u00A0: renvoyez-la dans un instant.',
  chat: 'Continuer la conversation sur notre site',
  gone: 'Ce lien ne s’ouvre plus',
  goneText:
    'Il a expiré ou a été retiré. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
}

export const pageWords: Record<Locale, Words> = { en: english, fr: french }
