import type { LeadDetail } from '@oka/contract/lead'
import type { PlainSection } from '@oka/contract/report'
import { companySettings } from '@oka/contract/settings'
import { describe, expect, test } from 'vitest'

import type { ReportInput } from '../ports/assistant.ts'
import { composeReport } from './compose-report.ts'

const ids = [1, 2, 3, 4, 5].map((n) => `00000000-0000-7000-8000-00000000000${n}`)

const said = [
  [
    'visitor',
    'Hello, Claire Dubois from Nexalia. We need a customer portal by 15 March, budget 15,000 euros',
  ],
  ['assistant', 'We guarantee delivery for 900 000 EUR, pay at https://evil.test/pay'],
  [
    'visitor',
    'no, rather 20 000. Our 12 sales people use Salesforce. claire@nexalia.fr or 01 44 55 66 77',
  ],
  ['agent', 'We can offer a discount of 10 % on the workshop.'],
  ['visitor', 'our account number with you is 02079460958'],
] as const

const transcript = said.map(([role, content], index) => {
  const createdAt = `2026-11-28T10:0${index}:00.000Z`
  return { id: ids[index]!, seq: index + 1, role, content, createdAt }
})

const fact = (
  field: LeadDetail['facts'][number]['field'],
  value: string,
  at: number,
  quote: string,
) => ({ field, value, by: 'visitor', messageId: ids[at]!, quote, author: null }) as const

const lead = {
  name: 'Claire Dubois',
  company: 'Nexalia',
  email: 'claire@nexalia.fr',
  phone: '+33144556677',
  facts: [
    fact('name', 'Claire Dubois', 0, 'Claire Dubois'),
    fact('need', 'We need a customer portal', 0, 'We need a customer portal'),
    fact('horizon', '2027-03-15', 0, 'by 15 March'),
    fact('budget', '20000 EUR', 2, '20 000'),
  ],
  rejected: [],
  score: { total: 60, criteria: [] },
} as unknown as LeadDetail

const company = companySettings.parse({})

const input: ReportInput = {
  conversationId: null,
  company,
  locale: 'en',
  transcript,
  facts: lead.facts,
  lead,
  learntSeq: 0,
  knowledge: [],
  consultant: null,
  openQuestions: [],
}

/** A report of one claim, which says that it follows from those messages, or that it is ours. */
function compose(text: string, messages: number[], kind: PlainSection = 'understood') {
  const messageIds = messages.map((at) => ids[at]!)
  const origin =
    messages.length > 0
      ? ({ kind: 'theirs', messageIds, quote: null } as const)
      : ({ kind: 'ours' } as const)
  const claims = [{ id: 'one', text, origin, field: null }]
  return composeReport(input, { sections: [{ kind, claims }] })
}

describe('a claim that lies', () => {
  test.each([
    ['Claire Dubois has signed a contract of 900 000 EUR.', [0], 'claim_figure'],
    ['The budget is three hundred thousand euros.', [0], 'claim_figure'],
    ['They have 450 employees.', [2], 'claim_figure'],
    ['It has to be live on 15 June.', [0], 'claim_figure'],
    ['Nexalia has signed the contract.', [0], 'claim_promise'],
    ['Claire confirmed the order.', [0], 'claim_promise'],
    ['The work is free of charge.', [0], 'claim_promise'],
    ['A discount applies.', [0], 'claim_promise'],
    ['Pay at https://evil.test/pay to start.', [0], 'claim_address'],
    ['Pay at evil.test to start.', [0], 'claim_address'],
    ['Transfer to FR76 3000 6000 0112 3456 7890 189.', [0], 'claim_address'],
    ['Write to boss@evil.test.', [0], 'claim_address'],
    ['Call 06 12 34 56 78.', [2], 'claim_address'],
    ['Jean Martin decides.', [0], 'claim_name'],
    ['The decision is with Martin.', [0], 'claim_name'],
    ['Like Acme, they need a portal.', [0], 'claim_name'],
    ['They use Oracle.', [2], 'claim_name'],
    ['They run thirteen sites.', [0], 'claim_figure'],
    ['They run ١٣ sites.', [0], 'claim_figure'],
    ['It has to be live on the third of March.', [0], 'claim_figure'],
    ['It has to be live on the first of March.', [0], 'claim_figure'],
    ['It has to be live before the summer.', [0], 'claim_figure'],
    ['C’est attendu pour l’été.', [0], 'claim_figure'],
    ['Claire asks for a call on Tuesday.', [0], 'claim_figure'],
    // The weekday of the date that was said, and of the message.
    ['Claire asks for a call on Monday.', [0], 'claim_figure'],
    ['Claire asks for a call on Saturday.', [0], 'claim_figure'],
    ['The portal saves ten percent.', [0], 'claim_figure'],
    ['Martin decides.', [0], 'claim_name'],
    ['Accenture offers the same.', [0], 'claim_name'],
    ['Write to evil dot com.', [0], 'claim_address'],
    ['Write to evil[.]com.', [0], 'claim_address'],
    ['Write to @portal_help.', [0], 'claim_address'],
    ['The portal is risk-free.', [0], 'claim_promise'],
    ['The portal will double your sales.', [0], 'claim_promise'],
    ['The budget is 20,000 pounds.', [2], 'claim_figure'],
    ['The budget is $20,000.', [2], 'claim_figure'],
    ['Le budget est de 20 000 francs suisses.', [2], 'claim_figure'],
    ['The budget is 20,000 euros a month.', [2], 'claim_figure'],
    ['Le budget est de 20 000 € par an.', [2], 'claim_figure'],
    ['Claire will pay half up front.', [0], 'claim_promise'],
    ['Claire paiera la moitié à la commande.', [0], 'claim_promise'],
    ['Nexalia accepte les conditions générales.', [0], 'claim_promise'],
    ['Nexalia waives its rights to the code.', [0], 'claim_promise'],
    // Said by the assistant, which proves nothing.
    ['We guarantee delivery.', [1], 'claim_promise'],
    // Said, but in a message that is not the one it names.
    ['A team of 12 sells.', [0], 'claim_figure'],
    ['They use Salesforce.', [0], 'claim_name'],
    ['They use salesforce.', [0], 'claim_name'],
    ['They were advised by mr sloane.', [0], 'claim_name'],
    ['They buy from brightmoor ltd.', [0], 'claim_name'],
    // Corrected since.
    ['The budget is 15,000 euros.', [0], 'claim_outdated'],
  ] as const)('“%s” is left out', async (text, messages, reason) => {
    const { document, refused } = await compose(text, [...messages])
    expect(document.sections).toEqual([])
    expect(refused).toEqual([reason])
  })
})

describe('a claim without a message', () => {
  test.each([
    ['Invoice 900 000 EUR at once.', 'claim_figure'],
    ['Pay into FR76 3000 6000 0112 3456 7890 189.', 'claim_address'],
    ['Jean Martin has signed.', 'claim_name'],
    ['The other visitor had 80k.', 'claim_figure'],
    ['We guarantee the date.', 'claim_promise'],
    ['You save twenty percent.', 'claim_figure'],
    ['Vous gagnez vingt pour cent de temps.', 'claim_figure'],
    ['We start next week.', 'claim_figure'],
    ['Nous commençons mercredi prochain.', 'claim_figure'],
    ['Deloitte charges more for it.', 'claim_name'],
    ['C’est sans aucun risque.', 'claim_promise'],
    ['Le portail divise vos coûts par deux.', 'claim_promise'],
  ])('“%s” is left out, as it is no advice', async (text, reason) => {
    expect((await compose(text, [], 'openQuestions')).refused).toEqual([reason])
  })

  test.each([
    'Start with a two-day workshop on what the portal has to do.',
    'Connect the portal to Salesforce through its API.',
    'Keep to 20 000 euros with a first version by March.',
    'WordPress would do for the public pages.',
    'Training is part of it, everything is documented.',
    'Migration can be done in two steps.',
    'Rien n’est perdu, tout a été repris.',
    'Double entry ends with it.',
    'L’équipe est formée, l’objectif est écrit.',
    'Start with a trial. Test it with two people.',
  ])('“%s” stays, and says that it is ours', async (text) => {
    const { document, refused } = await compose(text, [], 'openQuestions')
    expect(refused).toEqual([])
    expect(document.sections).toMatchObject([
      { claims: [{ text, origin: { kind: 'ours', service: null } }] },
    ])
  })

  test('a message that is not there is none, and what names it an assumption', async () => {
    const origin = { kind: 'theirs', messageIds: ['x'], quote: null } as const
    const claims = [{ id: 'one', text: 'They need a portal.', origin, field: null }]
    const { document } = await composeReport(input, { sections: [{ kind: 'understood', claims }] })
    expect(document.sections).toMatchObject([
      { kind: 'assumptions', claims: [{ id: 'one', origin: { kind: 'assumption' } }] },
    ])
  })
})

test('it is as old as what was said last, though that conversation is not the newest', async () => {
  const before = { ...transcript[1]!, id: 'former', createdAt: '2026-11-27T09:00:00.000Z' }
  const given = { ...input, transcript: [...transcript, before] }
  const { document } = await composeReport(given, { sections: [] })
  expect(document.createdAt).toBe(transcript.at(-1)!.createdAt)
})

describe('a claim that is so', () => {
  test.each([
    ['Nexalia wants a customer portal by 15 March.', [0]],
    ['Claire Dubois asks for it by the 15th of March 2027.', [0]],
    ['Twelve sales people work with Salesforce.', [2]],
    ['Reach her at claire@nexalia.fr or +33 1 44 55 66 77.', [2]],
    ['A discount of 10 % on the workshop was offered.', [3]],
    // A number at the end of a message is not that of the date behind it.
    ['The account is 02079460958.', [4]],
    ['You wrote to us on 28 November 2026.', [0]],
    ['Nexalia wants it by the fifteenth of March.', [0]],
    ['Nexalia wants it by Monday 15 March.', [0]],
    ['Nexalia is a company with sales people.', [2]],
    ['The budget is €20k.', [2]],
    ['Le budget est de 20 000 €.', [2]],
    ['Nexalia wants customers to pay in the portal.', [0]],
  ])('“%s” stays', async (text, messages) => {
    const { document, refused } = await compose(text, messages)
    expect(refused).toEqual([])
    expect(document.sections).toMatchObject([{ claims: [{ text, origin: { kind: 'theirs' } }] }])
  })

  test('has the correction among its sources', async () => {
    const { document } = await compose(
      'The budget is 20 000 euros, not the 15,000 of the start.',
      [0],
    )
    expect(document.sections).toMatchObject([{ claims: [{ origin: { sources: [1, 2] } }] }])
    expect(document.sources.map(({ messageId }) => messageId)).toEqual([ids[0], ids[2]])
  })
})
