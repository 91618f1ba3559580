import type { StaffMail, linkPlaceholder } from '@oka/api/ports/mail'
import { describe, expect, test } from 'vitest'

import { writeStaffMail } from './staff-mail.ts'

const placeholder: typeof linkPlaceholder = 'https://link.invalid/'
const at = '2026-11-24T14:05:00.000Z'
const frenchTime = 'mardi 24\u00A0novembre 2026 à 14\u00A0h\u00A005\u00A0UTC'
const englishTime = 'Tuesday, November\u00A024, 2026 at 2:05\u00A0PM\u00A0UTC'

type Kind = StaffMail['kind']
type Typed = { company?: string; person?: string }

/** A mail of the kind, with what people typed. */
function makeMail(
  kind: Kind,
  locale: StaffMail['locale'],
  { company = 'OKA Tech', person = 'Żaneta Łódź-Brunel' }: Typed = {},
): StaffMail {
  switch (kind) {
    case 'invitation':
      return { kind, locale, company, invitedBy: person, role: 'agent', expiresAt: at }
    case 'reset':
      return { kind, locale, company, name: person, expiresAt: at }
    case 'password_changed':
      return { kind, locale, company, name: person, changedAt: at }
    case 'escalation': {
      const lead = { name: person, company }
      const reason = 'person_requested' as const
      const call = { reason, conversationId: 'one', lead, minutes: 5, callTime: null }
      return { kind, locale, company, name: person, calls: [call], total: 1 }
    }
    case 'budget_reached':
      return { kind, locale, company, name: person, budget: 'day', timeZone: 'America/New_York' }
  }
}

const kinds: Kind[] = ['invitation', 'reset', 'password_changed', 'escalation', 'budget_reached']
const mails = kinds.flatMap((kind) => [makeMail(kind, 'fr'), makeMail(kind, 'en')])

describe('the French mail', () => {
  test('invites to the team', async () => {
    const { subject, text } = await writeStaffMail(makeMail('invitation', 'fr'))

    expect(subject).toBe('Invitation à rejoindre l’équipe OKA Tech')
    expect(text.split('\n\n')).toEqual([
      'Bonjour,',
      'Żaneta Łódź-Brunel vous invite à rejoindre l’équipe OKA Tech.',
      'Avec le rôle «\u00A0Agent\u00A0», vous pourrez répondre aux visiteurs et suivre les prospects.',
      `Rejoindre l’équipe\n${placeholder}`,
      `Ce lien fonctionne jusqu’au ${frenchTime}.`,
      'Si vous n’attendiez pas cette invitation, ignorez simplement ce message\u00A0: il ne se passera rien, et aucun compte ne sera créé.',
      'Bien à vous,\nL’équipe OKA Tech\n',
    ])
  })

  test('leads to a new password', async () => {
    const { subject, text } = await writeStaffMail(makeMail('reset', 'fr'))

    expect(subject).toBe('Choisir un nouveau mot de passe – OKA Tech')
    expect(text.split('\n\n')).toEqual([
      'Bonjour Żaneta Łódź-Brunel,',
      'Nous avons reçu une demande de nouveau mot de passe pour votre compte OKA Tech. Si elle vient de vous, suivez le lien ci-dessous pour en choisir un.',
      `Choisir un mot de passe\n${placeholder}`,
      `Ce lien fonctionne jusqu’au ${frenchTime}.`,
      'Si vous n’avez rien demandé, ignorez ce message\u00A0: rien n’a changé, et votre mot de passe actuel reste valable.',
      'Bien à vous,\nL’équipe OKA Tech\n',
    ])
  })

  test('says that the password was changed', async () => {
    const { subject, text } = await writeStaffMail(makeMail('password_changed', 'fr'))

    expect(subject).toBe('Votre mot de passe a été modifié – OKA Tech')
    expect(text.split('\n\n')).toEqual([
      'Bonjour Żaneta Łódź-Brunel,',
      `Le mot de passe de votre compte OKA Tech a été modifié le ${frenchTime}.`,
      'Si c’est vous qui l’avez modifié, vous n’avez rien d’autre à faire.',
      'Si ce n’est pas vous, prévenez tout de suite un administrateur de votre équipe\u00A0: quelqu’un d’autre a peut-être accès à votre compte.',
      'Bien à vous,\nL’équipe OKA Tech\n',
    ])
  })
})

describe('the English mail', () => {
  test('invites to the team', async () => {
    const { subject, text } = await writeStaffMail(makeMail('invitation', 'en'))

    expect(subject).toBe('An invitation to join the OKA Tech team')
    expect(text.split('\n\n')).toEqual([
      'Hello,',
      'Żaneta Łódź-Brunel has invited you to join the OKA Tech team.',
      'As an agent, you will be able to reply to visitors and work on leads.',
      `Join the team\n${placeholder}`,
      `This link works until ${englishTime}.`,
      'If you were not expecting this invitation, simply ignore this message: nothing will happen, and no account will be created.',
      'Kind regards,\nThe OKA Tech team\n',
    ])
  })

  test('leads to a new password', async () => {
    const { subject, text } = await writeStaffMail(makeMail('reset', 'en'))

    expect(subject).toBe('Choose a new password – OKA Tech')
    expect(text.split('\n\n')).toEqual([
      'Hello Żaneta Łódź-Brunel,',
      'We received a request for a new password for your OKA Tech account. If it came from you, follow the link below to choose one.',
      `Choose a password\n${placeholder}`,
      `This link works until ${englishTime}.`,
      'If you did not ask for this, ignore this message: nothing has changed, and your current password still works.',
      'Kind regards,\nThe OKA Tech team\n',
    ])
  })

  test('says that the password was changed', async () => {
    const { subject, text } = await writeStaffMail(makeMail('password_changed', 'en'))

    expect(subject).toBe('Your password has been changed – OKA Tech')
    expect(text.split('\n\n')).toEqual([
      'Hello Żaneta Łódź-Brunel,',
      `The password of your OKA Tech account was changed on ${englishTime}.`,
      'If you changed it yourself, there is nothing more to do.',
      'If it was not you, tell an administrator of your team at once: somebody else may have access to your account.',
      'Kind regards,\nThe OKA Tech team\n',
    ])
  })
})

test.each(mails)('$kind in $locale says the same in HTML, with nothing to fetch', async (mail) => {
  const { subject, html, text } = await writeStaffMail(mail)

  expect(html).toMatch(new RegExp(`<html[^>]* lang="${mail.locale}"`))
  expect(html).toContain(`<title>${subject}</title>`)
  expect(html).not.toMatch(/<img|url\(|<script|src=/)
  for (const line of text.split('\n').filter(Boolean)) expect(html).toContain(line)
})

test.each(mails)('$kind in $locale holds its link alone, if any', async (mail) => {
  const { subject, html, text } = await writeStaffMail(mail)
  const path = mail.kind === 'escalation' ? 'one' : ''
  const links = mail.kind === 'password_changed' ? [] : [placeholder + path]
  const page = html.slice(html.indexOf('<html'))

  expect([...page.matchAll(/href="(.*?)"/g)].map(([, address]) => address)).toEqual(links)
  expect(page.replaceAll(/<[^>]*>/g, '\n').match(/\S*:\/\/\S*/g) ?? []).toEqual(links)
  expect(page.match(/:\/\//g) ?? []).toHaveLength(2 * links.length)
  expect(text.match(/\S*:\/\/\S*/g) ?? []).toEqual(links)
  expect(subject).not.toContain('://')
})

describe.each(mails)('what people typed, in $kind in $locale,', ({ kind, locale }) => {
  const write = (typed: string) =>
    writeStaffMail(makeMail(kind, locale, { company: typed, person: typed }))

  test.each(['https://evil.example/x', 'www.evil.example', 'me@evil.example', placeholder])(
    'is no link: %s',
    async (typed) => {
      const { subject, html, text } = await write(typed)
      const plain = await writeStaffMail(makeMail(kind, locale))
      const count = (whole: string) => whole.split(placeholder).length

      for (const part of [subject, html, text]) {
        expect(part).not.toMatch(/evil\.example|@evil|https:\/\/evil/)
      }
      expect([subject, html, text].map(count)).toEqual(
        [plain.subject, plain.html, plain.text].map(count),
      )
    },
  )

  test('is no markup', async () => {
    const { html, text } = await write('<a href="x">A & B</a>')

    expect(html).not.toContain('<a href="x"')
    expect(html).toContain('&lt;a href=&quot;x&quot;&gt;A &amp; B&lt;/a&gt;')
    expect(text).toContain('<a href="x">A & B</a>')
  })

  test('breaks no line and turns none', async () => {
    const { subject, html, text } = await write('One\r\nBcc: x\u2028Two\u202EThree\u0000')
    const plain = await writeStaffMail(makeMail(kind, locale))

    expect(subject).toContain('One Bcc: x Two Three')
    expect(text.split('\n')).toHaveLength(plain.text.split('\n').length)
    for (const part of [subject, html, text]) {
      // oxlint-disable-next-line no-control-regex -- what must not be there
      expect(part).not.toMatch(/[\r\u0000\u2028\u202E]/)
    }
  })

  test('is cut when it is endless', async () => {
    const { subject, text } = await write('N'.repeat(5000))

    expect(subject.length).toBeLessThan(150)
    expect(text.length).toBeLessThan(1000)
  })
})

test.each([
  ['fr', 'Nous vous invitons à rejoindre l’équipe OKA Tech.'],
  ['en', 'You are invited to join the OKA Tech team.'],
] as const)('an invitation by nobody known reads well in %s', async (locale, sentence) => {
  const { text } = await writeStaffMail(makeMail('invitation', locale, { person: '\u202E ' }))

  expect(text).toContain(`\n${sentence}\n`)
})

test.each([
  ['fr', 'viewer', 'Avec le rôle «\u00A0Lecture\u00A0», vous pourrez consulter'],
  ['fr', 'admin', 'Avec le rôle «\u00A0Administration\u00A0», vous pourrez'],
  ['en', 'viewer', 'As a viewer, you will be able to read'],
  ['en', 'admin', 'As an administrator, you will be able to'],
] as const)('an invitation in %s says what the role %s allows', async (locale, role, words) => {
  const { text } = await writeStaffMail({
    kind: 'invitation',
    locale,
    company: 'OKA Tech',
    invitedBy: 'Léa',
    role,
    expiresAt: at,
  })

  expect(text).toContain(words)
})

test.each([
  ['fr', '2026-03-01T09:05:00.000Z', 'dimanche 1er\u00A0mars 2026 à 9\u00A0h\u00A005\u00A0UTC'],
  ['fr', '2026-01-31T00:00:00.000Z', 'samedi 31\u00A0janvier 2026 à 0\u00A0h\u00A000\u00A0UTC'],
  ['en', '2026-03-01T09:05:00.000Z', 'Sunday, March\u00A01, 2026 at 9:05\u00A0AM\u00A0UTC'],
] as const)('in %s, %s is %s', async (locale, changedAt, words) => {
  const { text } = await writeStaffMail({
    kind: 'password_changed',
    locale,
    company: 'OKA Tech',
    name: '',
    changedAt,
  })

  expect(text).toContain(` ${words}.`)
})
