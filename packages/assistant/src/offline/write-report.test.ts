import type { Fact } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'
import { describe, expect, test } from 'vitest'

import { makeInput, makeReportInput, makeLead, makeMessage, play } from '../testing.ts'
import { scripts } from '../testing-scripts.ts'
import { readConversation } from './read-conversation.ts'
import { writeReport } from './write-report.ts'

/** The report on a played script, with the facts the caller would have kept. */
function reportOn(script: { locale: Locale; lines: string[] }, staff: Fact[] = []) {
  const input = makeInput(play(script), { locale: script.locale })
  const facts = new Map(
    readConversation(input)
      .flatMap((heard) => heard.facts)
      .map((fact) => [fact.field, { ...fact, author: null }]),
  )
  const lead = makeLead([...facts.values(), ...staff], script.locale)
  const sections = writeReport(makeReportInput(input, { lead }))
  return { input, sections, text: sections.flatMap(({ claims }) => claims.map((one) => one.text)) }
}

const french = {
  locale: 'fr' as const,
  lines: [
    'Bonjour, je cherche à automatiser nos devis. Nous avons 50 salariés et tout est saisi à la main dans Excel.',
    'Nexalia',
    'd’ici 2 mois',
    '20-30k',
    'il faut l’accord de mon patron',
    'Claire Dubois',
    'claire@nexalia.fr',
  ],
}

test('a French report reads as a consultant would write it', () => {
  const { sections } = reportOn(french)

  expect(sections.map(({ kind }) => kind)).toEqual([
    'context',
    'needs',
    'findings',
    'recommendations',
    'nextSteps',
  ])
  expect(sections[0]?.claims.map(({ text }) => text)).toEqual([
    'Vous avez échangé avec OKA Tech le 22 novembre 2026, depuis notre site. Ce document résume ce que nous en avons retenu et la suite que nous vous proposons.',
    'Demande présentée par Claire Dubois, pour Nexalia.',
  ])
  expect(sections[1]?.claims.map(({ text }) => text)).toEqual([
    'Votre besoin, dans vos mots\u00A0: «\u00A0je cherche à automatiser nos devis\u00A0».',
  ])
  expect(sections[2]?.claims.map(({ text }) => text)).toEqual([
    'À propos de votre situation, vous nous avez dit\u00A0: «\u00A0Nous avons 50 salariés et tout est saisi à la main dans Excel\u00A0».',
    'Échéance souhaitée\u00A0: d’ici le 22 janvier 2027 («\u00A0d’ici 2 mois\u00A0»).',
    'Budget envisagé\u00A0: 20\u202F000–30\u202F000\u00A0€ («\u00A020-30k\u00A0»).',
    'La décision finale revient à une autre personne («\u00A0accord de mon patron\u00A0»).',
  ])
})

test('an English report', () => {
  const { text } = reportOn(scripts.find(({ title }) => title.startsWith('a manager'))!)

  expect(text).toContain(
    'You talked with OKA Tech on 22 November 2026, through our website. This document sums up what we understood and what we suggest next.',
  )
  expect(text).toContain('Budget in mind: $40,000 (“$40k”).')
  expect(text).toContain('Request made by John Smith, for Acme Ltd.')
})

describe.each(scripts)('$title', (script) => {
  const { input, sections, text } = reportOn(script)

  test('what is claimed as a fact names the visitor’s messages', () => {
    const visitor = new Set(
      input.transcript.filter(({ role }) => role === 'visitor').map(({ id }) => id),
    )
    for (const { kind, claims } of sections) {
      for (const { messageIds } of claims) {
        for (const id of messageIds) expect(visitor).toContain(id)
        if (kind === 'context' || kind === 'findings') expect(messageIds).not.toEqual([])
      }
    }
  })

  test('every quotation is the visitor’s, to the letter', () => {
    const said = input.transcript.filter(({ role }) => role === 'visitor').map((one) => one.content)
    for (const quote of text.flatMap((one) => [...one.matchAll(/[«“]\u00A0?(.+?)\u00A0?[»”]/g)])) {
      expect(said.some((content) => content.includes(quote[1]!))).toBe(true)
    }
  })

  test('it is typeset', () => {
    for (const one of text) {
      expect(one).not.toMatch(/undefined|null|\$\{| {2}/)
      if (script.locale === 'fr') expect(one).not.toMatch(/ [?!;:»]|« /)
    }
  })
})

test('what staff entered is reported without a quotation', () => {
  const entry = { by: 'staff' as const, messageId: null, quote: null, author: 'Marc' }
  const { sections } = reportOn({ locale: 'fr', lines: ['on veut un CRM'] }, [
    { ...entry, field: 'budget', value: '12000 EUR' },
    { ...entry, field: 'fitScore', value: '80' },
  ])

  expect(sections.find(({ kind }) => kind === 'findings')?.claims).toEqual([
    { text: 'Budget envisagé\u00A0: 12\u202F000\u00A0€.', messageIds: [] },
  ])
})

test('a conversation that told nothing still gets an honest report', () => {
  const input = makeReportInput({
    ...makeInput([]),
    transcript: [makeMessage('visitor', 'Bonjour', 1)],
  })

  const sections = writeReport(input)

  expect(sections.find(({ kind }) => kind === 'findings')).toBeUndefined()
  expect(sections.find(({ kind }) => kind === 'needs')?.claims[0]?.text).toMatch(/reste à formuler/)
  expect(sections.at(-1)?.claims.map(({ text }) => text)).toContain(
    'Points à préciser ensemble\u00A0: votre besoin, votre entreprise, le budget, l’échéance et la prise de décision.',
  )
})
