import { dateFormat, numberFormat } from '@oka/contract/intl-formats'
import type { Locale } from '@oka/contract/locale'

import type { Availability } from './availability.ts'

type SystemMessages = {
  takenOver: (name: string) => string
  handedOver: (from: string, to: string) => string
  released: string
  /** The holder kept the visitor waiting. */
  handedBack: (name: string | null) => string
  personRequested: (availability: Availability) => string
  closed: string
  reopened: string
}

/** Texts of the system messages that visitors see. */
export const systemMessages: Record<Locale, SystemMessages> = {
  en: {
    takenOver: (name) => `${name} has joined the conversation.`,
    handedOver: (from, to) => `${from} has handed the conversation over to ${to}.`,
    released: 'The assistant is back in the conversation.',
    handedBack: (name) =>
      `${name ?? 'Our colleague'} cannot answer right now. The assistant is back in the conversation.`,
    personRequested({ available, expectedMinutes, opensAt, away }) {
      if (!available && away.en !== null) return withOpening('en', away.en, opensAt)
      if (available)
        return `A colleague has been called and will join you here${within.en(expectedMinutes)}.`
      return opensAt
        ? `Nobody is here at the moment; we are back on ${moment('en', opensAt)} (${city(opensAt)} time). ${leave.en}`
        : `Nobody is free at the moment. A colleague will answer here${within.en(expectedMinutes)}. ${leave.en}`
    },
    closed: 'The conversation was closed.',
    reopened: 'The conversation was reopened.',
  },
  fr: {
    takenOver: (name) => `${name} a rejoint la conversation.`,
    handedOver: (from, to) => `${from} a confié la conversation à ${to}.`,
    released: 'L’assistant reprend la conversation.',
    handedBack: (name) =>
      `${name ?? 'Notre collègue'} ne peut pas répondre pour le moment. L’assistant reprend la conversation.`,
    personRequested({ available, expectedMinutes, opensAt, away, frenchAddress }) {
      const isFamiliar = frenchAddress === 'tu'
      const you = isFamiliar ? 'te' : 'vous'
      const leaves = isFamiliar ? leave.tu : leave.fr
      if (!available && away.fr !== null) return withOpening('fr', away.fr, opensAt)
      if (available)
        return `Un collègue a été prévenu et ${you} rejoindra ici${within.fr(expectedMinutes)}.`
      return opensAt
        ? `Personne n’est là pour le moment ; nous serons de retour ${moment('fr', opensAt)} (heure de ${city(opensAt)}). ${leaves}`
        : `Personne n’est libre pour le moment. Un collègue ${you} répondra ici${within.fr(expectedMinutes)}. ${leaves}`
    },
    closed: 'La conversation a été fermée.',
    reopened: 'La conversation a été rouverte.',
  },
}

const back: Record<Locale, (when: string, where: string) => string> = {
  en: (when, where) => `We are back on ${when} (${where} time).`,
  fr: (when, where) => `Nous serons de retour ${when} (heure de ${where}).`,
}

/** The company's own words, and when the office opens again. */
function withOpening(locale: Locale, away: string, opensAt: Availability['opensAt']): string {
  return opensAt ? `${away} ${back[locale](moment(locale, opensAt), city(opensAt))}` : away
}

/** No delay is promised where too little is known. */
const within: Record<Locale, (minutes: number | null) => string> = {
  en: (minutes) =>
    minutes === null ? ' as soon as possible' : `, usually within ${duration('en', minutes)}`,
  fr: (minutes) =>
    minutes === null ? ' dès que possible' : `, en général en moins de ${duration('fr', minutes)}`,
}

const leave: Record<Locale | 'tu', string> = {
  en: 'Leave your e\u2011mail address or phone number and we will get back to you. The assistant stays with you meanwhile.',
  fr: 'Laissez votre adresse e\u2011mail ou votre numéro de téléphone et nous reviendrons vers vous. L’assistant reste avec vous en attendant.',
  tu: 'Laisse ton adresse e\u2011mail ou ton numéro de téléphone et nous reviendrons vers toi. L’assistant reste avec toi en attendant.',
}

function duration(locale: Locale, minutes: number): string {
  const [value, unit] = minutes < 90 ? [minutes, 'minute'] : [Math.ceil(minutes / 60), 'hour']
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

/** A time of the office, formatted without conversion: its zone is named beside it. */
function moment(locale: Locale, { date, time }: NonNullable<Availability['opensAt']>): string {
  const at = new Date(`${date}T${time}Z`)
  const day = dateFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(at)
  const clock = dateFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(at)
  return locale === 'fr' ? `${day} à ${clock}` : `${day} at ${clock}`
}

const city = ({ timeZone }: { timeZone: string }) =>
  timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ')
