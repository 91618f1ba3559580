import type { Locale } from '@oka/contract/locale'

type Words = {
  subject: (company: string) => string
  greeting: (name: string | null) => string
  thanks: string
  understood: string
  nextStep: string
  nextStepUnknown: string
  attached: string
  correct: string
  readOnline: string
  answer: string
  book: string
  closing: string
  signature: (company: string) => string
}

const french: Words = {
  subject: (company) => `Compte rendu de notre échange – ${company}`,
  greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  thanks: 'Merci pour notre échange. En voici l’essentiel.',
  understood: 'Ce que nous avons compris',
  nextStep: 'La prochaine étape',
  nextStepUnknown: 'Nous revenons vers vous pour convenir ensemble de la suite.',
  attached:
    'Le compte rendu complet est joint à ce message, au format PDF. Chaque constat y renvoie aux messages échangés, et ce qui reste à confirmer y est présenté comme une hypothèse.',
  correct:
    'Si un point ne correspond pas à ce que vous attendez, dites-le-nous : nous le corrigerons.',
  readOnline: 'Lire le compte rendu en ligne',
  answer: 'Nous répondre',
  book: 'Prendre rendez-vous',
  closing: 'Bien à vous,',
  signature: (company) => `L’équipe ${company}`,
}

const english: Words = {
  subject: (company) => `A report of our conversation – ${company}`,
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  thanks: 'Thank you for talking to us. Here is our conversation in brief.',
  understood: 'What we understood',
  nextStep: 'The next step',
  nextStepUnknown: 'We will be in touch to agree with you on what comes next.',
  attached:
    'The full report is attached as a PDF. Each finding in it refers to the messages we exchanged, and what has yet to be confirmed is shown as an assumption.',
  correct: 'If anything is not as you meant it, tell us and we will put it right.',
  readOnline: 'Read the report online',
  answer: 'Answer us',
  book: 'Book an appointment',
  closing: 'Kind regards,',
  signature: (company) => `The ${company} team`,
}

export const words: Record<Locale, Words> = { en: english, fr: french }
