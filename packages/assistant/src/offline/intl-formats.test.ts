import { companySettings } from '@oka/contract/settings'
import { afterEach, expect, test, vi } from 'vitest'

import { readMessages } from './read-conversation.ts'

afterEach(() => vi.restoreAllMocks())

test('a hundred messages are read with the formats of one', () => {
  const transcript = Array.from({ length: 100 }, (_, index) => ({
    id: String(index),
    seq: index + 1,
    role: 'visitor' as const,
    content: 'We need a portal by March, for 20 000 €, and 40 people.',
    createdAt: '2026-11-28T09:00:00.000Z',
  }))
  const company = companySettings.parse({})
  const of = (messages: typeof transcript) => readMessages({ company, transcript: messages })
  of(transcript.slice(0, 1))
  const dates = vi.spyOn(Intl, 'DateTimeFormat')
  const numbers = vi.spyOn(Intl, 'NumberFormat')

  expect(of(transcript)).toHaveLength(100)

  expect(dates).not.toHaveBeenCalled()
  expect(numbers).not.toHaveBeenCalled()
})
