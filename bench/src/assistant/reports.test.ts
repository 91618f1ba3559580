import { composeReport } from '@oka/api/report/compose-report'
import { score } from '@oka/api/score'
import { defaultRubric } from '@oka/contract/rubric'
import { writeReport } from '@oka/assistant/report/write-report'
import type { LeadDetail } from '@oka/contract/lead'
import { claimsOf } from '@oka/contract/report'
import { companySettings } from '@oka/contract/settings'
import { expect, test } from 'vitest'

import { playCorpus } from './corpus.ts'
import { startedAt, toKnown } from './play-script.ts'
import { parts } from './read-corpus.ts'

const company = companySettings.parse({})

test('the offline assistant claims nothing in a report that was not said', async () => {
  const buyers = playCorpus(parts).filter(({ facts }) =>
    facts.some(({ field }) => field === 'need'),
  )
  const refused: string[] = []
  for (const { script, said, facts } of buyers) {
    const transcript = said.map(({ messageId, say }, index) => {
      return {
        id: messageId,
        seq: index + 1,
        role: 'visitor' as const,
        content: say,
        createdAt: startedAt,
      }
    })
    const valueOf = (field: string) => facts.find((fact) => fact.field === field)?.value ?? ''
    const lead = {
      name: valueOf('name'),
      company: valueOf('company'),
      email: valueOf('email'),
      phone: valueOf('phone') || null,
      facts: facts.map((fact) => Object.assign({ author: null }, fact)),
      rejected: [],
      score: score(toKnown(facts), defaultRubric, startedAt.slice(0, 10)),
    } as unknown as LeadDetail
    const input = {
      conversationId: script.id,
      company,
      locale: script.locale,
      transcript,
      facts: lead.facts,
      lead,
      learntSeq: 0,
      knowledge: [],
      consultant: null,
      openQuestions: [],
    }
    const sections = writeReport(input)
    const written = sections.flatMap(({ claims }) => claims.map(({ text }) => text))
    const { document } = await composeReport(input, { sections })
    const kept = new Set(document.sections.flatMap(claimsOf).map(({ text }) => text))
    refused.push(...written.filter((text) => !kept.has(text)).map((text) => `${script.id} ${text}`))
  }

  expect(buyers.length).toBeGreaterThan(80)
  expect(refused).toEqual([])
})
