import { isPlain } from '@oka/contract/plain-text'
import { companySettings } from '@oka/contract/settings'
import { describe, expect, test } from 'vitest'

import { promptVersion } from '../prompts.ts'
import { catalogue } from '../testing/report-conversations.ts'
import { emptyReport, idOf, input, never, reportInput, useModelServer } from '../testing-server.ts'
import { makeMessage } from '../testing.ts'

const { server, makeAssistant, answerWith, sent } = useModelServer()

const answer = (given: object) =>
  answerWith({ content: JSON.stringify({ ...emptyReport, ...given }) })
const company = companySettings.parse({ services: catalogue })

describe('report', () => {
  test('leads claims back to messages, and keeps what the facts say', async () => {
    answer({
      situation: [
        { text: ' Vous souhaitez un CRM. ', messages: [2, 2, 99, 1] },
        { text: ' ', messages: [2] },
      ],
      options: [{ service: 'boutique-en-ligne', why: 'Elle répond à la demande.', messages: [2] }],
      nextSteps: [{ what: 'Montrer le fichier', who: 'you', when: ' ' }],
      openQuestions: ['Combien de fiches ?'],
      assumptions: ['Le fichier est dans Excel.'],
    })
    const fact = { field: 'budget', value: '20000 EUR', by: 'staff' } as const
    const staff = { ...fact, messageId: null, quote: null, author: 'Marc' }
    const { lead } = reportInput()

    const { author, sections } = await makeAssistant().report(
      reportInput({ company, lead: { ...lead, facts: [staff] } }),
      never,
    )

    expect(author).toEqual({ model: 'test-model', promptVersion })
    const theirs = { kind: 'theirs', messageIds: [idOf(2)], quote: null }
    const byKind = Object.fromEntries(sections.map((section) => [section.kind, section]))
    expect(byKind['situation']?.claims).toEqual([
      { id: `situation.${idOf(2)}`, text: 'Vous souhaitez un CRM.', origin: theirs, field: null },
    ])
    expect(byKind['wanted']?.claims).toContainEqual({
      id: 'wanted.budget',
      text: '20\u202F000\u00A0€',
      origin: { kind: 'staff', author: 'Marc' },
      field: 'budget',
    })
    expect(byKind['options']).toMatchObject({
      options: [{ serviceId: 'boutique-en-ligne', fit: { origin: theirs } }],
    })
    expect(byKind['nextSteps']?.claims.at(-1)).toMatchObject({
      text: 'Montrer le fichier',
      who: 'Vous',
      when: null,
    })
    expect(byKind['openQuestions']?.claims.at(-1)).toMatchObject({ text: 'Combien de fiches ?' })
    expect(byKind['assumptions']?.claims.at(-1)).toMatchObject({
      text: 'Le fichier est dans Excel.',
      origin: { kind: 'assumption' },
    })
    expect(sent()[0]).toMatchObject({ max_tokens: 4000, temperature: 0.2 })
    expect(sent()[0]?.messages.at(-1)?.content).toContain('"id":"migration-de-base-de-donnees"')
  })

  test('two conversations of a lead whose numbers are the same are kept apart', async () => {
    const id = '00000000-0000-7000-8000-00000000ffff'
    const other = { ...makeMessage('visitor', 'Autre chose.', 1), id }
    answer({ situation: [{ text: 'Autre chose.', messages: [7] }] })

    const report = await makeAssistant().report(
      reportInput({ transcript: [...input.transcript, other] }),
      never,
    )

    expect(report.sections[0]?.claims[0]?.origin).toMatchObject({ messageIds: [id] })
  })

  test('knows a question by its words, in whatever order the model writes them', async () => {
    const written = async (openQuestions: string[]) => {
      server.clearFixtures()
      answer({ situation: [{ text: 'Vous souhaitez un CRM.', messages: [2] }], openQuestions })
      const { sections } = await makeAssistant().report(reportInput(), never)
      const section = sections.findLast(({ kind }) => kind === 'openQuestions')
      return section?.claims.map(({ id }) => id)
    }

    const [many, who] = ['Combien de fiches ?', 'Qui les tient à jour ?']
    const first = await written([many, who])

    expect(new Set(first).size).toBe(2)
    expect(await written([who, many])).toEqual(first?.toReversed())
  })

  test('has at most ten claims in a section, however many a model writes', async () => {
    const situation = Array.from({ length: 1500 }, (_, index) => {
      return { text: `Claim ${index}.`, messages: [2] }
    })
    answer({ situation })

    const { sections } = await makeAssistant().report(reportInput(), never)

    expect(sections[0]?.claims).toHaveLength(10)
    expect(sections[0]?.claims[9]?.text).toBe('Claim 9.')
  })

  test('of who is no buyer is a note, for which the model is not asked', async () => {
    const { lead } = reportInput()

    const { sections } = await makeAssistant().report(
      reportInput({ lead: { ...lead, intent: 'applicant' } }),
      never,
    )

    expect(sections.map(({ kind }) => kind)).toEqual(['situation', 'nextSteps'])
    expect(sent()).toEqual([])
  })

  test('has nothing that cannot be stored, or that reads otherwise than it is stored', async () => {
    const odd = 'Un\u0000 CRM\uD800 \u202Epour mars\u202C'
    answer({
      situation: [{ text: odd, messages: [2] }],
      nextSteps: [{ what: odd, who: 'us', when: odd }],
      openQuestions: [odd, '\u200B'],
      assumptions: [odd],
    })

    const { sections } = await makeAssistant().report(reportInput(), never)

    const written = sections.flatMap(({ claims }) => claims.map(({ text }) => text))
    expect(written.filter((text) => text === 'Un CRM pour mars')).toHaveLength(4)
    expect(written.filter((text) => text.trim() === '' || !isPlain(text))).toEqual([])
    const steps = sections.findLast(({ kind }) => kind === 'nextSteps')
    expect(steps?.claims.at(-1)).toMatchObject({ when: 'Un CRM pour mars' })
  })

  test.for([
    ['no sentence', []],
    ['sentences of blanks', [{ text: ' \n', messages: [2] }]],
    ['sentences that cannot be seen', [{ text: '\u200B\u0000', messages: [2] }]],
  ] as const)('with %s is none', async ([, situation]) => {
    answer({ situation })
    await expect(makeAssistant().report(reportInput(), never)).rejects.toThrow(
      'The report is empty',
    )
  })
})
