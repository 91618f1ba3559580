import { performance } from 'node:perf_hooks'

import type { AssistantInput } from '@oka/api/ports'
import { createOfflineAssistant } from '@oka/assistant/offline'
import { companySettings } from '@oka/contract/settings'

const length = 4000
const prose =
  'Bonjour, nous voulons refondre notre portail client, il est lent et nos clients s’en plaignent. '
const hostile = [
  'a',
  '1 ',
  '10 000 ',
  'a@',
  'a.',
  'A B ',
  '06 ',
  'je suis ',
  'chez ',
  'avec mon ',
  'entre 20 et ',
  'x point ',
  'avant le ',
  'we need ',
  '20-',
  '?',
  ' ',
  '\n',
  '\u0301',
  '😀',
]

function inputOf(piece: string): AssistantInput {
  return {
    company: companySettings.parse({}),
    locale: 'fr',
    facts: [],
    transcript: [
      {
        id: '00000000-0000-7000-8000-000000000001',
        seq: 1,
        role: 'visitor',
        content: piece.repeat(length / piece.length),
        createdAt: '2026-11-22T09:00:00.000Z',
      },
    ],
  }
}

const assistant = createOfflineAssistant()
const { signal } = new AbortController()

/** The median of so many readings, in milliseconds. */
async function timeReading(piece: string, times = 15): Promise<number> {
  const input = inputOf(piece)
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const started = performance.now()
    await assistant.extract(input, signal)
    taken.push(performance.now() - started)
  }
  return taken.toSorted((one, other) => one - other)[Math.floor(times / 2)]!
}

/** Reads hostile text beside ordinary text of the same length: a pattern with a bad case would show as a ratio of hundreds. */
export async function benchHostileText(): Promise<void> {
  await timeReading(prose)
  const ordinary = await timeReading(prose)
  console.log(`Ordinary prose of ${length} characters: ${ordinary.toFixed(2)} ms`)
  for (const piece of hostile) {
    const taken = await timeReading(piece)
    const ratio = (taken / ordinary).toFixed(2)
    console.log(`${JSON.stringify(piece).padEnd(16)} ${taken.toFixed(2)} ms, ${ratio} of it`)
  }
}
