import type { Locale } from '@oka/contract/locale'

/** What the conversation itself tells the visitor. */
export const systemMessages: Record<
  Locale,
  { takenOver: (name: string) => string; released: string; closed: string; reopened: string }
> = {
  en: {
    takenOver: (name) => `${name} has joined the conversation.`,
    released: 'The assistant is back in the conversation.',
    closed: 'The conversation was closed.',
    reopened: 'The conversation was reopened.',
  },
  fr: {
    takenOver: (name) => `${name} a rejoint la conversation.`,
    released: 'L’assistant reprend la conversation.',
    closed: 'La conversation a été fermée.',
    reopened: 'La conversation a été rouverte.',
  },
}
