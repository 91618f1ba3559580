import type { StaffCall, StaffMail, linkPlaceholder } from '@oka/api/ports/mail'
import { expect, test } from 'vitest'

import { writeStaffMail } from './staff-mail.ts'

const placeholder: typeof linkPlaceholder = 'https://link.invalid/'

const helene = { name: 'Hélène Lefèvre', company: 'Acme' }
const writeDigest = (
  locale: StaffMail['locale'],
  calls: Omit<StaffCall, 'conversationId'>[],
  total = calls.length,
) =>
  writeStaffMail({
    kind: 'escalation',
    locale,
    company: 'OKA Tech',
    name: 'Léa',
    calls: calls.map((call, index) => ({ ...call, conversationId: `c${index + 1}` })),
    total,
  })

test.each([
  [
    'fr',
    { reason: 'person_requested', lead: helene, minutes: 5, callTime: null },
    'Hélène Lefèvre demande à parler à une personne',
    'Hélène Lefèvre (Acme) a demandé à parler à une personne il y a 5 minutes.',
  ],
  [
    'fr',
    { reason: 'person_requested', lead: null, minutes: 1, callTime: null },
    'Un visiteur demande à parler à une personne',
    'Un visiteur a demandé à parler à une personne il y a une minute.',
  ],
  [
    'fr',
    {
      reason: 'call_back_requested',
      lead: helene,
      minutes: 125,
      callTime: 'demain vers 14h. www.evil.test',
    },
    'Hélène Lefèvre demande un rappel',
    'Hélène Lefèvre (Acme) a demandé un rappel il y a 2 heures\u00A0: «\u00A0demain vers 14h. www.\u200Bevil.\u200Btest\u00A0».',
  ],
  [
    'en',
    { reason: 'call_back_requested', lead: null, minutes: 5, callTime: null },
    'A visitor asks for a call',
    'A visitor asked for a call 5 minutes ago.',
  ],
  [
    'fr',
    { reason: 'handed_over', lead: helene, minutes: 125, callTime: null },
    'Une conversation vous a été confiée\u00A0: Hélène Lefèvre',
    'Un collègue vous a confié cette conversation il y a 2 heures\u00A0: Hélène Lefèvre (Acme).',
  ],
  [
    'en',
    { reason: 'person_requested', lead: helene, minutes: 60, callTime: null },
    'Hélène Lefèvre asks for a person',
    'Hélène Lefèvre (Acme) asked to talk to a person one hour ago.',
  ],
  [
    'en',
    {
      reason: 'person_requested',
      lead: { name: '', company: 'Acme' },
      minutes: 5000,
      callTime: null,
    },
    'Acme asks for a person',
    'Acme asked to talk to a person 3 days ago.',
  ],
  [
    'en',
    { reason: 'handed_over', lead: null, minutes: 0, callTime: null },
    'A conversation was handed over to you',
    'A colleague handed this conversation over to you one minute ago.',
  ],
] as const)(
  'a call in %s names the visitor and the reason',
  async (locale, call, said, sentence) => {
    const { subject, text } = await writeDigest(locale, [call])

    expect(subject).toBe(said)
    expect(text).toContain(`\n${sentence}\n`)
    expect(text).toContain(`\n${placeholder}c1\n`)
  },
)

test('a digest in French lists who waits, each with a link', async () => {
  const asked = { reason: 'person_requested', lead: helene, minutes: 12, callTime: null } as const
  const handed = { reason: 'handed_over', lead: null, minutes: 5, callTime: null } as const
  const { subject, text } = await writeDigest('fr', [asked, handed], 9)

  expect(subject).toBe('9 visiteurs attendent')
  expect(text.split('\n\n')).toEqual([
    'Bonjour Léa,',
    '9 visiteurs attendent une personne, et personne ne s’en charge.',
    `Hélène Lefèvre (Acme) a demandé à parler à une personne il y a 12 minutes.\n${placeholder}c1`,
    `Un collègue vous a confié cette conversation il y a 5 minutes.\n${placeholder}c2`,
    '7 autres visiteurs attendent.',
    `Ouvrir la réception\n${placeholder}`,
    'Reprendre une conversation, ou prendre acte de la demande dans l’application, arrête l’appel pour toute l’équipe.',
    'Bien à vous,\nL’équipe OKA Tech\n',
  ])
})

test('a digest in English lists who waits, each with a link', async () => {
  const asked = { reason: 'person_requested', lead: helene, minutes: 12, callTime: null } as const
  const { subject, html, text } = await writeDigest('en', [asked, asked, { ...asked, lead: null }])

  expect(subject).toBe('3 visitors wait')
  expect(text.split('\n\n').slice(1, 6)).toEqual([
    '3 visitors wait for a person, and nobody has taken care of them.',
    `Hélène Lefèvre (Acme) asked to talk to a person 12 minutes ago.\n${placeholder}c1`,
    `Hélène Lefèvre (Acme) asked to talk to a person 12 minutes ago.\n${placeholder}c2`,
    `A visitor asked to talk to a person 12 minutes ago.\n${placeholder}c3`,
    `Open the inbox\n${placeholder}`,
  ])
  const page = html.slice(html.indexOf('<html'))
  expect([...page.matchAll(/href="(.*?)"/g)].map(([, address]) => address)).toEqual(
    ['c1', 'c2', 'c3', ''].map((id) => placeholder + id),
  )
})
