import { describe, expect, test } from 'vitest'

import { writeReportMail } from './report-mail.ts'
import { letterhead, makeReport, makeReportOn } from './testing/report-document.ts'

const named = (name: string) => makeReport({ lead: { ...makeReport().lead, name } })

describe('the French mail', () => {
  test('reads like a letter in plain text', async () => {
    const { subject, text } = await writeReportMail(makeReport())

    expect(subject).toBe('Compte rendu de notre échange – OKA Tech')
    expect(text.split('\n\n').slice(0, 6)).toEqual([
      'Bonjour Żaneta Łódź-Brunel,',
      'Merci pour notre échange. En voici l’essentiel.',
      'Ce que nous avons compris',
      [
        '- Supprimer la double saisie des commandes, qui coûte deux heures par jour.',
        '- Un outil en service avant Pâques, pour 20\u202F000 à 30\u202F000\u00A0€.',
        '- Votre boulangerie compte 12 boutiques.',
        '- La décision vous revient.',
      ].join('\n'),
      'La prochaine étape',
      'Un atelier d’une demi-journée dans deux boutiques.',
    ])
    expect(text).toContain('Le compte rendu complet est joint à ce message')
    expect(text.endsWith('Bien à vous,\nL’équipe OKA Tech\n')).toBe(true)
  })

  test('says the same in HTML, in French, with nothing to fetch and nothing to follow', async () => {
    const { html } = await writeReportMail(makeReport())

    expect(html).toMatch(/^<!DOCTYPE html/)
    expect(html).toMatch(/<html[^>]* lang="fr"/)
    expect(html).toContain('charset=UTF-8')
    expect(html).toContain('Bonjour Żaneta Łódź-Brunel,')
    expect(html).toContain('qui coûte deux heures par jour.')
    expect(html).toContain('Un atelier d’une demi-journée')
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).not.toContain('Un cinquième point')
    expect(html).not.toContain('sans doute un export')
    expect(html).not.toMatch(/<img|<a[ >]|url\(|<script|src=|href=/)
  })
})

test('the English mail to somebody unknown', async () => {
  const report = makeReport({
    locale: 'en',
    lead: { ...makeReport().lead, name: '' },
    sections: [],
  })
  const { subject, html, text } = await writeReportMail(report)

  expect(subject).toBe('A report of our conversation – OKA Tech')
  expect(html).toMatch(/<html[^>]* lang="en"/)
  expect(html).not.toContain('What we understood')
  expect(text).toMatch(/^Hello,\n\nThank you for talking to us\./)
  expect(text).not.toContain('What we understood')
  expect(text).toContain('The next step\n\nWe will be in touch')
  expect(text.endsWith('Kind regards,\nThe OKA Tech team\n')).toBe(true)
})

test('the lead is not told the score: the mail about a report without one is the same', async () => {
  const unscored = makeReport({ score: { total: null, criteria: [] } })

  expect(await writeReportMail(makeReport())).toEqual(await writeReportMail(unscored))
})

test('markup in what people typed stays text', async () => {
  const { html, text } = await writeReportMail(makeReportOn('<img src=x onerror=alert(1)> & "b"'))

  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;b&quot;')
  expect(text).toContain('- <img src=x onerror=alert(1)> & "b"')
})

test.each([
  ['see https://evil.example/x now', 'see https:\u200B//evil.\u200Bexample/x now'],
  ['write to me@evil.example', 'write to me@\u200Bevil.\u200Bexample'],
  ['at 10:30 for 3.5 days. Yes', 'at 10:30 for 3.5 days. Yes'],
  ['one\r\ntwo\u202Ethree\u0000', 'one two three'],
])('an address that was typed is no link, and lines stay lines: %j', async (typed, written) => {
  const { html, text } = await writeReportMail(makeReportOn(typed))

  expect(text).toContain(`- ${written}\n`)
  expect(html).toContain(`>${written}</li>`)
})

test('a long claim is cut after a word', async () => {
  const { text } = await writeReportMail(makeReportOn('longueur '.repeat(500)))

  expect(text).toMatch(/- (longueur )+longueur…\n/)
  expect(text.length).toBeLessThan(1200)
})

test.each([
  ['J. M. O’Brien-Łódź', 'Bonjour J. M. O’Brien-Łódź,'],
  ['李 明', 'Bonjour 李 明,'],
  ['You won, see evil.example', 'Bonjour,'],
  ['https://evil.example', 'Bonjour,'],
  ['Jean\r\nBcc: x@example.org', 'Bonjour,'],
  ['N'.repeat(255), 'Bonjour,'],
])('greets %j with %j', async (name, greeting) => {
  const { subject, text } = await writeReportMail(named(name))

  expect(text.split('\n')[0]).toBe(greeting)
  expect(subject).not.toContain(name)
})

test('a line break in the name of our company does not reach the subject', async () => {
  const { subject } = await writeReportMail(
    makeReport({ letterhead: { ...letterhead, name: 'OKA\r\nBcc: x@example.org' } }),
  )

  expect(subject).toBe('Compte rendu de notre échange – OKA Bcc: x@example.org')
})

test('links to a mail’s reader come with the call first, in the colour of the letterhead where it can be read', async () => {
  const consultant = {
    name: 'Lea',
    email: '',
    phone: '',
    bookingUrl: 'https://calendar.example/lea',
  }
  const link = 'https://oka.example/report?token=t'
  const of = (color: string) =>
    writeReportMail(makeReport({ consultant, letterhead: { ...letterhead, color } }), { link })
  const { html, text } = await of('#8a2b3c')
  const links = [consultant.bookingUrl, `${link}#answer`, link]
  expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(links)
  expect([...text.matchAll(/https:\S+/g)].map(([href]) => href)).toEqual(links)
  expect(html).toMatch(
    /<a[^>]*background-color:#8a2b3c[^>]*>|<a[^>]*style="[^"]*background-color:\s?#8a2b3c/,
  )
  const pale = (await of('#ffe600')).html.split('</style>')[1]
  expect(pale).not.toMatch(/(?<![a-z-])(?:background-)?color:\s?#ffe600/)
})

test('the text of staff stands in both bodies, and what is fixed below it', async () => {
  const consultant = {
    name: 'Lea Martin',
    email: 'lea@oka.example',
    phone: '+33 1 99 00 12 34',
    bookingUrl: 'https://calendar.example/lea',
  }
  const { subject, html, text } = await writeReportMail(makeReport({ consultant }), {
    subject: 'À lundi',
    text: 'Bonjour,\nvoici :\n\n- un\n- deux',
    link: 'https://oka.example/report?token=t',
  })
  expect(subject).toBe('À lundi')
  expect(text).toMatch(/^Bonjour,\nvoici :\n\n- un\n- deux\n\nLe compte rendu complet/)
  expect(text).toContain('Prendre rendez-vous\u00A0: https://calendar.example/lea')
  expect(text.endsWith('Bien à vous,\nLea Martin\nOKA Tech\n+33 1 99 00 12 34\n')).toBe(true)
  expect(html).toMatch(/<li[^>]*>un<\/li><li[^>]*>deux<\/li>/)
  expect(html).toContain('href="https://oka.example/report?token=t#answer"')
  expect(html).toContain('href="https://calendar.example/lea"')
})

test('the next step comes with who and when', async () => {
  const step = { id: 'a', text: 'Un atelier', field: null, who: 'Léa et vous', when: 'Le 4 mars' }
  const claims = [{ ...step, origin: { kind: 'ours', service: null } as const }]
  const { text } = await writeReportMail(makeReport({ sections: [{ kind: 'nextSteps', claims }] }))
  expect(text).toContain('Un atelier\nQui\u00A0: Léa et vous\nQuand\u00A0: Le 4 mars')

  const call = { ...claims[0]!, id: 'step.call', text: 'Un entretien' }
  const later = makeReport({ sections: [{ kind: 'nextSteps', claims: [...claims, call] }] })
  expect((await writeReportMail(later)).text).toContain('Un entretien\n')
  expect((await writeReportMail(later)).text).not.toContain('Un atelier')
})
