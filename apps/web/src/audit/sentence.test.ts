import { type Event, eventName } from '@oka/contract/event'
import { eventNames, locales } from '@oka/contract/known-values'
import { isOwnField } from '@oka/contract/fact'
import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'

import { messages as en } from '../i18n/messages.en.ts'
import { messages as fr } from '../i18n/messages.fr.ts'
import { typesetFrench } from '../i18n/typeset.ts'
import { sentenceValues } from './sentence-values.ts'

const messages = { en, fr: fr as typeof en }
const lea = { id: 1, name: 'Léa' }
const tom = { id: 2, name: 'Tom' }

const event: Event = {
  id: 1,
  name: 'admin.signed_in',
  admin: lea,
  subject: tom,
  leadId: 12,
  conversationId: 'c',
  data: {},
  before: null,
  after: null,
  createdAt: '2026-03-05T10:00:00.000Z',
}

function say(locale: 'en' | 'fr', of: Partial<Event>): string {
  const t = createTranslator({
    locale,
    messages: messages[locale],
    onError: (error) => {
      throw error
    },
  })
  const told = { ...event, ...of }
  const plain = (text: string): string => text
  return t.markup(`audit.events.${eventName.parse(told.name)}`, {
    ...sentenceValues(told, t, {
      locale,
      fieldName: (field) => (isOwnField(field) ? 'Sector' : t(`words.field.${field}`)),
    }),
    who: () => told.admin?.name ?? '',
    whom: () => told.subject?.name ?? '',
    lead: plain,
    conversation: plain,
    mail: plain,
  })
}

test('every event has a sentence in both languages', () => {
  for (const locale of locales) {
    for (const name of eventNames) expect(say(locale, { name }), name).toMatch(/^\S.*\.$/)
  }
})

test('a sentence names what it is about', () => {
  expect(say('en', { name: 'admin.role_changed', data: { from: 'viewer', to: 'agent' } })).toBe(
    'Léa changed the role of Tom from “Viewer” to “Agent”.',
  )
  expect(
    say('fr', { name: 'admin.invited', data: { role: 'agent' }, after: { email: 'a@b.fr' } }),
  ).toBe(typesetFrench('Léa a invité a@b.fr avec le rôle « Agent ».'))
  expect(say('en', { name: 'lead.updated', data: { fromStatus: 'new', status: 'won' } })).toBe(
    'Léa changed lead 12, and moved it from “New” to “Won”.',
  )
  expect(say('en', { name: 'lead.updated', data: { fromStatus: 'won', status: 'won' } })).toBe(
    'Léa changed lead 12.',
  )
})

test('a criterion of the company’s own is named as it is called', () => {
  const corrected = say('en', { name: 'fact.corrected', data: { field: 'own:sector' } })
  expect(corrected).toContain('Sector')
})

test('a change of the settings names those that were changed', () => {
  const name = 'settings.changed'
  expect(say('en', { name, data: { changed: 'name, officeHours, hotScore' } })).toBe(
    'Léa changed the settings: company name, office hours, and score of hot leads.',
  )
  expect(say('fr', { name, data: { changed: 'sites' } })).toBe(
    typesetFrench('Léa a modifié les réglages : sites avec le chat.'),
  )
  // Of a newer server than this page.
  expect(say('en', { name, data: { changed: 'colour' } })).toBe('Léa changed the settings.')
})

test('what is erased or unknown leaves a sentence that still can be read', () => {
  expect(say('en', { name: 'admin.invited', data: { role: 'agent' } })).toBe(
    'Léa invited somebody with the role “Agent”.',
  )
  expect(say('en', { name: 'mail.sent', leadId: null })).toBe('A mail was sent.')
  expect(say('en', { name: 'mail.unconfirmed', leadId: null })).toBe(
    'Whether a mail was sent is not known: the mail service did not confirm it.',
  )
  expect(say('en', { name: 'conversation.closed', leadId: null })).toBe(
    'Léa closed a conversation.',
  )
})

test('what one does to oneself is said otherwise than what is done to a colleague', () => {
  const name = 'admin.second_factor_removed'
  expect(say('en', { name })).toBe('Léa turned off two-step sign-in for Tom.')
  expect(say('en', { name, subject: lea })).toBe('Léa turned off two-step sign-in.')
})
