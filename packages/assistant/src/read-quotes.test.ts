import { randomUUID } from 'node:crypto'

import type { ProposedFact } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'
import { afterAll, expect, test } from 'vitest'

import { createOfflineAssistant } from './offline.ts'
import { never } from './testing-server.ts'
import { makeInput } from './testing.ts'

const offline = createOfflineAssistant()
afterAll(() => offline[Symbol.asyncDispose]())

/** What is read for a field in a quotation of a message, perhaps after a question. */
async function read(field: FactField, message: string, quote = message, question?: string) {
  const lines: Parameters<typeof makeInput>[0] = [['visitor', message]]
  const made = makeInput(question ? [['assistant', question], ...lines] : lines)
  // Readings are kept by message.
  const transcript = made.transcript.map((line) => Object.assign(line, { id: randomUUID() }))
  const input = { ...made, transcript }
  const messageId = input.transcript.at(-1)!.id
  const proposal: ProposedFact = { field, value: 'whatever', messageId, quote, by: 'visitor' }
  const [values] = await offline.readQuotes(input, [proposal], never)
  return values
}

test.each<[FactField, string, string, string]>([
  ['budget', 'Hi, we need a portal. Our budget is 30k EUR.', 'Our budget is 30k EUR', '30000 EUR'],
  ['name', 'Bonjour, je m’appelle Claire Dubois.', 'je m’appelle Claire Dubois', 'Claire Dubois'],
  ['email', 'Write to bob@shop.example please', 'bob@shop.example', 'bob@shop.example'],
  ['phone', 'My phone is +33 1 44 55 66 77', '+33 1 44 55 66 77', '+33 1 44 55 66 77'],
  ['horizon', 'We need a portal in two weeks', 'in two weeks', '2026-12-06'],
])('a quotation carries the %s that its message states', async (field, message, quote, value) => {
  expect(await read(field, message, quote)).toContain(value)
})

test.each<[FactField, string, string]>([
  ['budget', 'Hello', 'Hello'],
  ['authority', 'Hello', 'Hello'],
  ['horizon', 'Hello', 'Hello'],
  ['need', 'Hello', 'Hello'],
  ['name', 'I do not trust OKA', 'do not trust OKA'],
  ['company', 'I do not trust OKA', 'OKA'],
  ['company', 'I do not trust OKA', 'trust'],
  ['email', 'Hello, I am Bob', 'bob@shop.example'],
  ['budget', 'Our street number is 25000', '25000'],
])('there is no %s in “%s”, quoted as “%s”', async (field, message, quote) => {
  expect(await read(field, message, quote)).toEqual([])
})

test('words cut out of a sentence carry nothing that the sentence does not say', async () => {
  const question = 'Which company is it for?'
  expect(await read('company', 'Nexalia', 'Nexalia', question)).toEqual(['Nexalia'])
  expect(await read('company', 'I do not trust OKA at all', 'OKA', question)).toEqual([])
})

test('a quotation of the assistant, or of nothing, carries nothing', async () => {
  const input = makeInput([
    ['assistant', 'Is your budget 50 000 €?'],
    ['visitor', 'Perhaps'],
  ])
  const messageId = input.transcript[0]!.id
  const by = 'visitor' as const
  const proposals: ProposedFact[] = [
    { field: 'budget', value: '50000 EUR', messageId, quote: '50 000 €', by },
    { field: 'budget', value: '50000 EUR', messageId: 'none', quote: '50 000 €', by },
  ]
  expect(await offline.readQuotes(input, proposals, never)).toEqual([[], []])
  expect(await offline.readQuotes(input, [], never)).toEqual([])
})
