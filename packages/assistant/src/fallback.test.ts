import { expect, test } from 'vitest'

import { withFallback } from './fallback.ts'
import { createOfflineAssistant } from './offline.ts'
import { never, piecesOf, streaming, textOf, useModelServer } from './testing-server.ts'
import { makeInput, makeReportInput } from './testing.ts'

const { server, makeAssistant, answerWith } = useModelServer()
const input = makeInput([['visitor', 'Bonjour, on veut un CRM pour mars']])

function makeFallback(path = '/v1') {
  const errors: unknown[] = []
  const assistant = withFallback(
    makeAssistant(undefined, path),
    createOfflineAssistant(),
    (error) => errors.push(error),
  )
  return { assistant, errors }
}

test('a server that refuses is stood in for, and each failure is told', async () => {
  answerWith({ status: 401, error: { message: 'wrong key' } })
  const { assistant, errors } = makeFallback()

  expect(await textOf(assistant.reply(input, never))).toMatch(/^Bonjour et bienvenue/)
  expect(await assistant.extract(input, never)).toMatchObject({
    facts: [{ field: 'horizon' }, { field: 'need' }, { field: 'intent' }],
  })
  const { sections } = await assistant.report(makeReportInput(input), never)
  expect(sections[0]?.kind).toBe('situation')
  expect(errors).toMatchObject([{ status: 401 }, { status: 401 }, { status: 401 }])
})

test('what works is left alone', async () => {
  answerWith({ content: '{"facts":[]}' })
  const { assistant, errors } = makeFallback()

  expect(await textOf(assistant.reply(input, never))).toBe('{"facts":[]}')
  expect(await assistant.extract(input, never)).toMatchObject({ facts: [], wantsPerson: false })
  expect(errors).toEqual([])
})

test('an answer that fails before its first word is stood in for', async () => {
  server.mount('/silent', streaming([], 'end'))
  const { assistant, errors } = makeFallback('/silent')

  expect(await textOf(assistant.reply(input, never))).toMatch(/^Bonjour et bienvenue/)
  expect(errors).toHaveLength(1)
})

test('an answer that fails later is begun anew, and says by whom', async () => {
  server.mount('/cut', streaming(['Merci'], 'end'))
  const { assistant, errors } = makeFallback('/cut')

  const pieces = await piecesOf(assistant.reply(input, never))

  expect(pieces.slice(0, 2)).toEqual([
    'Merci',
    { switchedTo: { model: 'offline', promptVersion: 'offline-1' } },
  ])
  expect(pieces[2]).toMatch(/^Bonjour et bienvenue/)
  expect(errors).toMatchObject([{ message: expect.stringContaining('finish_reason') }])
})

test('a server that fails again and again is left alone', async () => {
  answerWith({ status: 401, error: { message: 'wrong key' } })
  const rest = { failures: 2, restMs: 60_000 }
  const assistant = withFallback(makeAssistant(), createOfflineAssistant(), () => {}, rest)
  for (const _ of [1, 2, 3, 4]) {
    expect(await textOf(assistant.reply(input, never))).toMatch(/^Bonjour et bienvenue/)
  }
  expect(server.getRequests()).toHaveLength(2)

  // What fails over replies may still read facts.
  await assistant.extract(input, never)
  expect(server.getRequests()).toHaveLength(3)
})

test('a server that was left alone is tried again by itself', async () => {
  answerWith({ status: 401, error: { message: 'wrong key' } })
  const rest = { failures: 1, restMs: 1 }
  const assistant = withFallback(makeAssistant(), createOfflineAssistant(), () => {}, rest)
  const reply = () => textOf(assistant.reply(input, never))
  expect(await reply()).toMatch(/^Bonjour et bienvenue/)

  server.clearFixtures()
  answerWith({ content: 'The model is back.' })
  await expect.poll(reply).toBe('The model is back.')
  expect(await reply()).toBe('The model is back.')
})

test('an abort is no failure', async () => {
  const { assistant, errors } = makeFallback()
  const aborted = AbortSignal.abort()

  await expect(piecesOf(assistant.reply(input, aborted))).rejects.toThrow(/abort/i)
  await expect(assistant.extract(input, aborted)).rejects.toThrow(/abort/i)
  expect(errors).toEqual([])
})

test('names the primary', () => {
  expect(makeFallback().assistant.model).toBe('test-model')
})
