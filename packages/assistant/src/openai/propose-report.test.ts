import { describe, expect, test } from 'vitest'

import { promptVersion } from '../prompts.ts'
import { idOf, input, never, reportInput, useModelServer } from '../testing-server.ts'
import { makeMessage } from '../testing.ts'

const { makeAssistant, answerWith, sent } = useModelServer()

const theirs = (id: string, text: string) => ({
  id,
  text,
  origin: { kind: 'theirs', messageIds: [idOf(2)], quote: null },
  field: null,
})

describe('report', () => {
  test('leads claims back to messages; what has none stays without', async () => {
    const sections = [
      { kind: 'findings', claims: [{ text: 'Échéance : mars.', messages: [2, 2, 99, 1] }] },
      {
        kind: 'needs',
        claims: [
          { text: ' Un CRM. ', messages: [2] },
          { text: ' ', messages: [2] },
        ],
      },
      { kind: 'recommendations', claims: [{ text: 'Un atelier.', messages: [] }] },
      { kind: 'nextSteps', claims: [] },
    ]
    answerWith({ content: JSON.stringify({ sections }) })

    expect(await makeAssistant().report(reportInput(), never)).toEqual({
      author: { model: 'test-model', promptVersion },
      sections: [
        { kind: 'wanted', claims: [theirs('needs.1', 'Un CRM.')] },
        { kind: 'understood', claims: [theirs('findings.1', 'Échéance : mars.')] },
        {
          kind: 'options',
          options: [],
          claims: [
            {
              id: 'recommendations.1',
              text: 'Un atelier.',
              origin: { kind: 'ours' },
              field: null,
            },
          ],
        },
      ],
    })
    expect(sent()[0]).toMatchObject({ max_tokens: 4000, temperature: 0.2 })
  })

  test('two conversations of a lead whose numbers are the same are kept apart', async () => {
    const id = '00000000-0000-7000-8000-00000000ffff'
    const other = { ...makeMessage('visitor', 'Autre chose.', 1), id }
    const sections = [{ kind: 'needs', claims: [{ text: 'Autre chose.', messages: [7] }] }]
    answerWith({ content: JSON.stringify({ sections }) })

    const report = await makeAssistant().report(
      reportInput({ transcript: [...input.transcript, other] }),
      never,
    )

    expect(report.sections[0]?.claims[0]?.origin).toMatchObject({ messageIds: [id] })
  })

  test('has at most ten claims in a section, however many a model writes', async () => {
    const claims = Array.from({ length: 1500 }, (_, index) => ({
      text: `Claim ${index}.`,
      messages: [2],
    }))
    answerWith({ content: JSON.stringify({ sections: [{ kind: 'needs', claims }] }) })

    const { sections } = await makeAssistant().report(reportInput(), never)

    expect(sections.map((section) => section.claims.length)).toEqual([10])
    expect(sections[0]?.claims[9]?.text).toBe('Claim 9.')
  })

  test.for([
    ['no section', []],
    ['claims of blanks', [{ kind: 'needs', claims: [{ text: ' \n', messages: [2] }] }]],
  ] as const)('with %s is none', async ([, sections]) => {
    answerWith({ content: JSON.stringify({ sections }) })
    await expect(makeAssistant().report(reportInput(), never)).rejects.toThrow(
      'The report is empty',
    )
  })
})
