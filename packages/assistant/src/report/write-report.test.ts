import { composeReport } from '@oka/api/report/compose-report'
import type { Fact } from '@oka/contract/fact'
import { claimsOf, type ReportSectionKind } from '@oka/contract/report'
import { companySettings } from '@oka/contract/settings'
import { describe, expect, test } from 'vitest'

import { readConversation } from '../offline/read-conversation.ts'
import {
  catalogue,
  type ReportConversation,
  conversations,
} from '../testing/report-conversations.ts'
import { makeInput, makeLead, makeReportInput, play } from '../testing.ts'
import { scripts } from '../testing-scripts.ts'
import { writeReport } from './write-report.ts'

const company = companySettings.parse({ name: 'OKA Conseil', services: catalogue })
const consultant = { name: 'Marie Dupont', email: 'marie@oka.example', phone: '', bookingUrl: '' }

/** The report on a conversation, with the facts the caller would have kept. */
async function reportOn(
  { locale, lines, openQuestions = [] }: ReportConversation,
  {
    services = catalogue,
    staff = [],
    isSigned = true,
  }: { services?: typeof catalogue; staff?: Fact[]; isSigned?: boolean } = {},
) {
  const input = makeInput(lines, { locale, company: { ...company, services } })
  const heard = readConversation(input).flatMap(({ facts }) => facts)
  const facts = new Map(heard.map((fact) => [fact.field, { ...fact, author: null }]))
  const value = (field: 'name' | 'company' | 'email') => facts.get(field)?.value ?? ''
  const lead = {
    ...makeLead([...facts.values(), ...staff], locale),
    name: value('name'),
    company: value('company'),
    email: value('email'),
    phone: facts.get('phone')?.value ?? null,
  }
  const asked = openQuestions.map(({ quote }) => {
    const message = input.transcript.find(({ content }) => content.includes(quote))
    return { quote, messageId: message!.id }
  })
  const given = makeReportInput(input, {
    lead,
    consultant: isSigned ? consultant : null,
    openQuestions: asked,
  })
  const { document, refused } = await composeReport(given, { sections: writeReport(given) })
  const section = (kind: ReportSectionKind) => document.sections.find((one) => one.kind === kind)
  const texts = (kind: ReportSectionKind) => {
    const found = section(kind)
    return found ? claimsOf(found).map(({ text }) => text) : []
  }
  return { given, document, refused, section, texts }
}

const of = (name: string) => reportOn(conversations[name]!)

test('a rich conversation in French reads as a consultant would write it', async () => {
  const { texts, section, document } = await of('rich-fr')

  expect(texts('situation').join(' ')).toBe(
    'Vous nous avez écrit le 22 novembre 2026, pour Nexalia, au sujet d’un projet de migration. ' +
      'Vous décrivez ainsi la situation\u00A0: «\u00A0je suis DSI chez Nexalia, nous sommes 180 personnes à Lyon\u00A0». ' +
      'Vous précisez\u00A0: «\u00A0Nous avons 4 To de données et environ 300 procédures PL/SQL\u00A0». ' +
      'La difficulté que vous signalez\u00A0: «\u00A0Les sauvegardes durent neuf heures, c’est trop long\u00A0». ' +
      'Vous en donnez la raison\u00A0: «\u00A0notre licence se termine le 31 mars 2027\u00A0».',
  )
  expect(texts('wanted')).toEqual([
    'Migrer votre base Oracle 12c vers PostgreSQL',
    'D’ici le 31 mars 2027',
    '40\u202F000–60\u202F000\u00A0€',
  ])
  expect(texts('understood')).toEqual([
    '180 personnes',
    'La décision se prend à plusieurs, avec vous',
  ])
  expect(section('options')).toMatchObject({
    options: [
      {
        service: { name: 'Migration de base de données' },
        claims: [
          { part: 'fit', origin: { kind: 'theirs' } },
          { part: 'includes', origin: { kind: 'ours' } },
          { part: 'duration', text: '8 à 14 semaines' },
          { part: 'cost', text: 'De 24\u202F000\u00A0€ à 60\u202F000\u00A0€' },
          { part: 'risk' },
        ],
      },
    ],
    claims: [],
  })
  expect(section('nextSteps')?.claims).toMatchObject([
    { who: 'Vous', when: 'À réception' },
    { text: 'Répondre à vos questions restées ouvertes', who: 'Marie Dupont' },
    { who: 'Vous', when: 'Pour l’entretien' },
    { who: 'Marie Dupont et vous', when: 'À convenir avec vous' },
    { who: 'Marie Dupont', when: 'Après l’entretien' },
  ])
  expect(texts('openQuestions')).toEqual([
    'Vous nous avez demandé\u00A0: «\u00A0Est-ce que vous intervenez la nuit pour la bascule ?\u00A0». Nous vous devons la réponse.',
  ])
  expect(document.createdAt).toBe('2026-11-22T10:02:40.000Z')
})

test('a rich conversation in English', async () => {
  const { texts } = await of('rich-en')

  expect(texts('situation').join(' ')).toBe(
    'You wrote to us on 22 November 2026 on behalf of Harbour Foods about a software project. ' +
      'You describe the situation as follows: “I run operations at Harbour Foods, we are 60 people”. ' +
      'The difficulty you report: “About 1.5 TB, and our nightly reports are too slow: they take six hours”. ' +
      'The reason you give: “the licence ends in June and renewing it costs 90,000 euros a year”.',
  )
  expect(texts('wanted')).toEqual([
    'Move your Oracle database to PostgreSQL',
    'By 30 June 2027',
    'About €50,000',
  ])
  expect(texts('options')[0]).toMatch(/^Made for this case: an Oracle or SQL Server/)
  expect(texts('assumptions')).toEqual([
    'We read “in June” as a deadline of 30 June 2027.',
    'We assume that the budget excludes taxes and covers the whole project.',
  ])
})

test.for([
  ['short-fr', 'Vendre vos confitures en ligne', 'Boutique en ligne'],
  ['short-en', 'Automate your invoices', undefined],
] as const)('a short conversation, %s, says what is not known', async ([name, wanted, option]) => {
  const { texts, section } = await of(name)

  expect(texts('wanted')[0]).toBe(wanted)
  expect(section('options')).toMatchObject({
    options: option === undefined ? [] : [{ service: { name: option } }],
  })
  expect(texts('openQuestions').length).toBeGreaterThan(2)
})

test('a corrected budget is the one that was said last, with the correction among its sources', async () => {
  const { document, section, texts } = await of('corrected-fr')

  const budget = section('wanted')?.claims.find(({ field }) => field === 'budget')
  expect(budget?.text).toBe('20\u202F000\u00A0€')
  const { sources } = budget!.origin as { sources: number[] }
  expect(document.sources.find(({ number }) => number === sources[0])?.quote).toContain('20 000')
  expect(texts('understood')[0]).toBe(
    'Corrigé au cours de l’échange\u202F; nous retenons\u00A0: 20\u202F000\u00A0€',
  )
  expect(JSON.stringify(document.sections)).not.toMatch(/15.000/)
})

test.for(['trouble-fr', 'trouble-en'])(
  'a customer in trouble gets no advice and no price: %s',
  async (name) => {
    const { document, texts, section } = await of(name)

    expect(document.sections.map(({ kind }) => kind)).toEqual([
      'situation',
      'nextSteps',
      'openQuestions',
    ])
    expect(section('nextSteps')?.claims[0]).toMatchObject({
      who: 'Marie Dupont',
      when: expect.stringMatching(/^(?:Dès que possible|As soon as possible)$/),
    })
    // Since when is said.
    expect(texts('openQuestions')).toHaveLength(2)
  },
)

test.for([
  ['fr', 'Nous voulons refaire la carte de nos magasins, elle est trop longue à ouvrir', []],
  ['en', 'We need an app for our car dealers in the north', []],
  ['en', 'We need a portal because our dealers call us all day', ['our dealers call us all day']],
  ['fr', 'Il nous faut un CRM car nos clients se plaignent', ['nos clients se plaignent']],
  [
    'en',
    'We need a portal. Our staff lose two hours a day with it.',
    ['Our staff lose two hours a day with it'],
  ],
] as const)('why something is wanted is what was said to be the reason (%s: %s)', async (given) => {
  const [locale, said, reasons] = given
  const { section } = await reportOn({ locale, lines: [['visitor', said]] })
  const quotes = section('situation')!.claims.flatMap(({ origin }) =>
    origin.kind === 'theirs' && origin.quote !== null ? [origin.quote] : [],
  )
  expect(quotes).toEqual(reasons)
})

const chat = (locale: 'fr' | 'en', ...lines: string[]): ReportConversation => {
  return { locale, lines: lines.map((line) => ['visitor', line]) }
}

test('what was corrected is nowhere as it was, and a short quotation stands in its clause', async () => {
  const { texts, section } = await reportOn(
    chat(
      'en',
      'we need a customer portal for our tenants by March, 20k',
      'sorry thats wrong, 30k not 20',
      'and it would be may at the earliest actually',
    ),
  )

  expect(texts('wanted')).toEqual([
    'A customer portal for your tenants',
    '“it would be may at the earliest actually”',
    '€30,000',
  ])
  expect(section('wanted')?.claims[2]?.origin).toMatchObject({ quote: '30k not 20' })
  // No deadline: it is not assumed, and asked.
  expect(texts('assumptions').join(' ')).not.toContain('deadline')
  expect(texts('openQuestions')[0]).toMatch(/^By when/)
})

test.for([
  ['fr', 'le cabinet Morel', 'pour le Cabinet Morel,'],
  ['fr', 'Les Jardins Partagés de l’Est', 'pour Les Jardins Partagés de l’Est,'],
  ['en', 'iron yard', 'on behalf of Iron Yard '],
] as const)(
  'the company is named without a contraction (%s: %s)',
  async ([locale, name, written]) => {
    const said = {
      fr: `on est ${name}, on voudrait un intranet`,
      en: `we need an intranet. my company is ${name}`,
    }
    const { texts } = await reportOn(chat(locale, said[locale]))
    expect(texts('situation')[0]).toContain(written)
  },
)

test('about and at most are kept, and figures beside the company’s name', async () => {
  const { texts } = await reportOn(
    chat(
      'fr',
      'Transports Delmas & Fils bonjour, 58 camions, 71 salariés. On veut un intranet.',
      '8000 max',
    ),
  )
  expect(texts('situation').join(' ')).toContain('«\u00A058 camions, 71 salariés\u00A0»')
  expect(texts('wanted').at(-1)).toBe('8\u202F000\u00A0€ au plus')
  const other = await reportOn(chat('en', 'We need an online shop, about 1500 quid'))
  expect(other.texts('wanted').at(-1)).toBe('About £1,500')
  expect(other.texts('assumptions').join(' ')).not.toContain('pounds')
})

test('a budget below every price and a date before any end are asked about', async () => {
  const { texts, refused } = await reportOn(
    chat('en', 'We need an online shop for our shop, 2000 euros, by 1 December 2026'),
  )
  expect(refused).toEqual([])
  expect(texts('openQuestions').slice(0, 2)).toEqual([
    'The budget you name is below the first price of what we propose: what has to come first?',
    'The date you name is nearer than what we propose takes: what do you need to have in use by then?',
  ])
  const { texts: enough } = await reportOn(
    chat('en', 'We need an online shop for our shop, 12000 euros, by 1 June 2027'),
  )
  expect(enough('openQuestions').join(' ')).not.toMatch(/below|nearer/)
})

test('what is assumed is not asked as well, and no price waits for who decides', async () => {
  const entry = { by: 'assistant' as const, messageId: null, quote: null, author: null }
  const { texts } = await reportOn(chat('en', 'We need an intranet by June 2027, 20k euros'), {
    staff: [{ ...entry, field: 'authority', value: 'decides' }],
    services: [],
  })
  expect(texts('assumptions')).toContain('We assume that the decision is yours.')
  expect(texts('openQuestions').join(' ')).not.toContain('decision')
  expect(texts('options')[0]).not.toContain('decision')
})

test('the call settles open questions only where there are some', async () => {
  const { texts } = await reportOn(
    chat(
      'en',
      'I’m Jo Reed, owner of Acme Ltd. We need an online shop by 1 June 2027, 12000 euros excl. VAT',
      'I decide',
    ),
  )
  expect(texts('openQuestions')).toEqual([])
  expect(texts('nextSteps')).toContain('Hold a thirty-minute call to confirm the above')
})

test.for([
  ['short-fr', 'L’équipe OKA Conseil'],
  ['short-en', 'The OKA Conseil team'],
] as const)('where nobody owns the lead the team signs: %s', async ([name, team]) => {
  const { section, refused } = await reportOn(conversations[name]!, { isSigned: false })

  expect(refused).toEqual([])
  expect(section('nextSteps')?.claims.at(-1)).toMatchObject({ who: team })
})

test('without a catalogue nothing is offered, and what is to be settled is said', async () => {
  const { section, texts } = await reportOn(conversations['short-fr']!, { services: [] })

  expect(section('options')).toMatchObject({ options: [], claims: [{ id: 'options.none' }] })
  expect(texts('options')[0]).toContain('il nous manque pour cela l’enveloppe envisagée')
})

test('what staff entered is theirs by name, and one that the assistant concluded is assumed', async () => {
  const entry = { by: 'staff' as const, messageId: null, quote: null, author: 'Marc' }
  const { section, texts } = await reportOn(conversations['short-fr']!, {
    staff: [
      { ...entry, field: 'budget', value: '12000 EUR' },
      { ...entry, field: 'size', value: '4', by: 'assistant', author: null },
      { ...entry, field: 'authority', value: 'shares', by: 'assistant', author: null },
      { ...entry, field: 'fitScore', value: '80' },
    ],
  })

  expect(section('wanted')?.claims.find(({ field }) => field === 'budget')).toMatchObject({
    text: '12\u202F000\u00A0€',
    origin: { kind: 'staff', author: 'Marc' },
  })
  expect(section('understood')).toBeUndefined()
  expect(texts('assumptions')).toEqual(
    expect.arrayContaining([
      'Nous supposons que votre organisation compte 4 personnes.',
      'Nous supposons que vous décidez avec d’autres personnes.',
    ]),
  )
})

describe.each([
  ...Object.entries(conversations),
  ...scripts.map((script) => {
    const { title, locale } = script
    return [title, { locale, lines: play(script) }] as const
  }),
])('%s', (_, conversation) => {
  test('claims nothing that was not said, and cites only the visitor', async () => {
    const { given, document, refused } = await reportOn(conversation)
    const said = new Map(given.transcript.map((message) => [message.id, message]))

    expect(refused).toEqual([])
    for (const { messageId } of document.sources) expect(said.get(messageId)?.role).toBe('visitor')
    for (const { text, origin } of document.sections.flatMap(claimsOf)) {
      expect(text).not.toMatch(/undefined|null|\$\{| {2}/)
      if (origin.kind === 'theirs') expect(origin.sources).not.toEqual([])
      const quoted = [...text.matchAll(/[«“]\u00A0?(.+?)\u00A0?[»”]/g)].map(([, words]) => words!)
      if (origin.kind === 'theirs' && origin.quote !== null) quoted.push(origin.quote)
      for (const words of quoted)
        expect([...said.values()].some(({ content }) => content.includes(words))).toBe(true)
    }
  })

  test('each claim has an id of its own, and the same input gives the same document', async () => {
    const [one, other] = [await reportOn(conversation), await reportOn(conversation)]
    const ids = one.document.sections.flatMap(claimsOf).map(({ id }) => id)

    expect(new Set(ids).size).toBe(ids.length)
    expect(JSON.stringify(other.document)).toBe(JSON.stringify(one.document))
  })
})
