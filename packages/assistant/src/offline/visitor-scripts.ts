import type { VisitorInput } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'
import type { Character } from '@oka/contract/rehearsal'

import { askedFields } from './asked.ts'

/** What a visitor writes first, says when asked for a field, and brings up when asked for nothing else. */
type VisitorScript = {
  first: string
  answers: Partial<Record<FactField, string>>
  rest: readonly string[]
}

const scripts: Record<Locale, Record<Character, VisitorScript>> = {
  en: {
    buyer: {
      first: 'Hello, we are looking for help with something we need this spring.',
      answers: {
        need: 'We need an online booking tool for our customers.',
        company: 'It is for Marlow Bikes, a shop with two branches.',
        horizon: 'By the end of March.',
        budget: 'Around 15,000 EUR.',
        authority: 'I decide that myself.',
        size: 'We are 12 people.',
        name: 'My name is Alex Marlow.',
        email: 'alex.marlow@example.com',
        phone: 'You can call me on +44 20 7946 0958.',
      },
      rest: ['What would the next step be?'],
    },
    curious: {
      first: 'What are your opening hours?',
      answers: { name: 'Sam.', email: 'I would rather not say yet.' },
      rest: [
        'How much does it cost?',
        'Where are you?',
        'How do I cancel an appointment?',
        'And what becomes of my data?',
      ],
    },
    hesitant: {
      first: 'Hi, I am not really sure what I need.',
      answers: {
        need: 'Perhaps something for our customers, or for the office, I do not know.',
        company: 'A small business.',
        horizon: 'No hurry. Maybe in the summer.',
        budget: 'I would rather not name a budget.',
        authority: 'I would have to ask my partner.',
        name: 'Kim.',
        email: 'kim@example.com',
      },
      rest: ['Actually, let us say for the office only.', 'What do you usually advise?'],
    },
    hurried: {
      first: 'need a new website asap',
      answers: {
        company: 'bakery called Crumb',
        horizon: 'next month latest',
        budget: '5k eur max',
        authority: 'me',
        name: 'jo',
        email: 'jo@example.com',
        phone: 'no phone',
      },
      rest: ['can i talk to someone now', 'hello??'],
    },
  },
  fr: {
    buyer: {
      first: 'Bonjour, nous cherchons de l’aide pour un besoin ce printemps.',
      answers: {
        need: 'Nous avons besoin d’un outil de réservation en ligne pour nos clients.',
        company: 'C’est pour les Cycles Bertin, un magasin avec deux boutiques.',
        horizon: 'D’ici fin mars.',
        budget: 'Autour de 15 000 euros.',
        authority: 'C’est moi qui décide.',
        size: 'Nous sommes 12 personnes.',
        name: 'Je m’appelle Alex Bertin.',
        email: 'alex.bertin@example.com',
        phone: 'Vous pouvez m’appeler au 01 99 00 12 34.',
      },
      rest: ['Quelle serait la prochaine étape ?'],
    },
    curious: {
      first: 'Quels sont vos horaires ?',
      answers: { name: 'Sam.', email: 'Je préfère ne pas le dire pour l’instant.' },
      rest: [
        'Combien cela coûte-t-il ?',
        'Où êtes-vous ?',
        'Comment annuler un rendez-vous ?',
        'Et que deviennent mes données ?',
      ],
    },
    hesitant: {
      first: 'Bonjour, je ne sais pas trop ce qu’il me faut.',
      answers: {
        need: 'Peut-être quelque chose pour nos clients, ou pour le bureau, je ne sais pas.',
        company: 'Une petite entreprise.',
        horizon: 'Rien ne presse. Cet été peut-être.',
        budget: 'Je préfère ne pas donner de budget.',
        authority: 'Il faudrait que j’en parle à mon associé.',
        name: 'Camille.',
        email: 'camille@example.com',
      },
      rest: ['En fait, disons seulement pour le bureau.', 'Que conseillez-vous d’habitude ?'],
    },
    hurried: {
      first: 'besoin dun site vite',
      answers: {
        company: 'boulangerie La Mie',
        horizon: 'le mois prochain max',
        budget: '5k max',
        authority: 'moi',
        name: 'jo',
        email: 'jo@example.com',
        phone: 'pas de tel',
      },
      rest: ['je peux parler a qqn', 'allo ??'],
    },
  },
}

/** What the visitor of the script writes next; each line once, null when all that fits was said. */
export function nextLine({
  character,
  locale,
  messages,
}: Pick<VisitorInput, 'character' | 'locale' | 'messages'>): string | null {
  const { first, answers, rest } = scripts[locale][character]
  const said = new Set(
    messages.filter(({ role }) => role === 'visitor').map(({ content }) => content),
  )
  if (said.size === 0) return first
  const last = messages.findLast(({ role }) => role === 'assistant')?.content ?? ''
  const answer = [...askedFields(last)].map((field) => answers[field])
  return [...answer, ...rest].find((line) => line !== undefined && !said.has(line)) ?? null
}
