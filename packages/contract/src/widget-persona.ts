import type { Locale } from './locale.ts'
import { locales } from './known-values.ts'
import type { Persona } from './persona.ts'

/** What the widget shows in place of its own words. */
export type WidgetPersona = {
  /** What the assistant is called, and what it is. */
  assistant?: string
  /** The picture, as CSS of the avatar: in place of the first letter. */
  picture?: string
  hello?: string
  openings?: string[]
  /** No person is offered. */
  alone?: true
}

/** Said beside its name, so that nobody takes it for a person. */
const kinds: Record<Locale, string> = { en: 'AI assistant', fr: 'Assistant IA' }

/** What is said first where the usual greeting would speak of projects, or of colleagues who are not offered. */
const plainWords: Record<Locale, { hello: (company: string) => string; openings: string[] }> = {
  en: {
    hello: (company) => `Hello! I am the AI assistant of ${company}. How can I help you?`,
    openings: ['I would like an appointment', 'What are your prices?'],
  },
  fr: {
    hello: (company) =>
      `Bonjour\u00A0! Je suis l’assistant IA de l’équipe ${company}. Que puis-je faire pour vous\u202F?`,
    openings: ['Je voudrais un rendez-vous', 'Quels sont vos tarifs\u202F?'],
  },
}

/** What is shown of a persona before anybody has spoken, by language; undefined for the widget's own words. */
export function openingOf(
  {
    greeting,
    openings,
    handOver,
    hasDigitalTopics,
  }: Pick<Persona, 'greeting' | 'openings' | 'handOver' | 'hasDigitalTopics'>,
  company: string,
  locale: Locale,
): { hello: string | undefined; openings: string[] | undefined } {
  const words = plainWords[locale]
  const isUsual = hasDigitalTopics && handOver.isOffered
  return {
    hello: greeting[locale] ?? (isUsual ? undefined : words.hello(company)),
    openings: openings[locale] ?? (hasDigitalTopics ? undefined : words.openings),
  }
}

/** Of each language what differs from the widget's own words; undefined where nothing does. */
export function widgetPersonaOf(
  stored: Persona,
  company: string,
  pictureUrl: string | undefined,
): Record<Locale, WidgetPersona> | undefined {
  const { name, handOver } = stored
  const of = (locale: Locale): WidgetPersona => {
    const { hello, openings } = openingOf(stored, company, locale)
    return {
      ...(name && { assistant: `${name} · ${kinds[locale]}` }),
      ...(pictureUrl && { picture: `background:url(${pictureUrl}) 50%/cover;color:#0000` }),
      ...(hello !== undefined && { hello }),
      ...(openings !== undefined && { openings }),
      ...(!handOver.isOffered && { alone: true }),
    }
  }
  const own = { en: of('en'), fr: of('fr') }
  return locales.some((locale) => Object.keys(own[locale]).length > 0) ? own : undefined
}
