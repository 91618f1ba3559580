import { companySettings } from '@oka/contract/settings'
import { describe, expect, test } from 'vitest'

import { chatMessages, numberedMessages } from '../openai/transcript.ts'
import { makeInput, makeReportInput } from '../testing.ts'
import { readConversation } from './read-conversation.ts'
import { writeReport } from '../report/write-report.ts'

/** What a visitor said at half past eleven at night in UTC, to a company in that time zone. */
function saidAtNight(timeZone: string, ...lines: string[]) {
  const company = companySettings.parse({ officeHours: { timeZone, hours: [], holidays: [] } })
  const input = makeInput(
    lines.map((line) => ['visitor', line]),
    { company, locale: 'en' },
  )
  const transcript = input.transcript.map((message) =>
    Object.assign(message, { createdAt: '2026-11-28T23:30:00.000Z' }),
  )
  return { ...input, transcript }
}

describe.each([
  ['Pacific/Auckland', '2026-11-29', '2026-12-13', '29 November 2026'],
  ['America/Los_Angeles', '2026-11-28', '2026-12-12', '28 November 2026'],
])('a message in %s is of its day', (timeZone, today, inTwoWeeks, written) => {
  const horizonOf = (words: string) =>
    readConversation(saidAtNight(timeZone, 'We need a customer portal.', words))
      .flatMap(({ facts }) => facts)
      .find(({ field }) => field === 'horizon')?.value

  test('from which a horizon is counted', () => {
    expect(horizonOf('We need it as soon as possible.')).toBe(today)
    expect(horizonOf('We need it within two weeks.')).toBe(inTwoWeeks)
  })

  test('which a model is told', () => {
    const input = saidAtNight(timeZone, 'We need a customer portal.')
    expect(numberedMessages(input).map(({ at }) => at)).toEqual([today])
    expect(chatMessages(input.transcript)).toHaveLength(1)
  })

  test('which a report names', () => {
    const input = saidAtNight(timeZone, 'We need a customer portal.')
    const texts = writeReport(makeReportInput(input)).flatMap(({ claims }) =>
      claims.map(({ text }) => text),
    )
    expect(texts.join(' ')).toContain(`on ${written}`)
  })
})
