import type { Locale } from '@oka/contract/locale'
import { type AskableField, askableFields, persona } from '@oka/contract/persona'
import type { updatePersona } from '@oka/contract/persona'
import { describe, expect } from 'vitest'
import type { input } from 'zod'

import { startVisitor } from '../testing/chat.ts'
import { rest, test, type TestApp } from '../testing/test-app.ts'

type Input = input<typeof updatePersona>
type Question = Input['questions'][number]

const { picture: _picture, version: _version, ...usual } = persona.parse({})
const none = { en: null, fr: null }

/** The questions that are asked, in that order, and the others behind them. */
function asking(asked: Partial<Record<AskableField, Partial<Question>>>): Question[] {
  const fields = Object.keys(asked) as AskableField[]
  const others = askableFields.filter((field) => !fields.includes(field))
  const made = (field: AskableField, isAsked: boolean): Question =>
    Object.assign(
      { field, isAsked, isNeeded: false, wording: none, choices: { en: [], fr: [] } },
      asked[field],
    )
  return [...fields.map((field) => made(field, true)), ...others.map((field) => made(field, false))]
}

/** A PNG of one pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** What only a company of digital projects would say. */
const digital =
  /projet|project|consultant|logiciel|software|site web|website|applicati|technolog|informatique|num[ée]rique|digital|cadrage|maquette|workshop|feature/i

const admin = async (app: TestApp) => app.client(await app.signIn())

/** What every page that shows the chat gets to know of the assistant. */
async function widgetSettings(app: TestApp): Promise<unknown> {
  const script = await (await fetch(`${app.url}/widget.js`)).text()
  const [, found = ''] = /=\s*(\{"company":.*?\}\}\}|\{"company":[^{}]*\})/.exec(script) ?? []
  return JSON.parse(found)
}

async function play(app: TestApp, locale: Locale, lines: readonly string[]) {
  const { say, conversationId } = await startVisitor(app, locale)
  const replies: { content: string; choices: readonly string[] | undefined }[] = []
  for (const line of lines) {
    const { reply } = await say(line)
    replies.push({ content: reply!.content, choices: reply!.choices })
  }
  return { replies, conversationId, said: replies.map(({ content }) => content) }
}

describe('a company of another trade, set up by the calls of the admin app', () => {
  test('a physiotherapist in French', async ({ app }) => {
    const { settings, knowledge, leads, followUp, report } = await admin(app)
    await settings.update.mutate({
      name: 'Cabinet Durand',
      description: { fr: 'Cabinet de kinésithérapie à Lyon.', en: '' },
      services: [
        {
          name: { fr: 'Séance de rééducation', en: '' },
          fits: { fr: 'Après une opération ou une blessure.', en: '' },
          includes: { fr: 'Trente minutes avec un kinésithérapeute.', en: '' },
          priceFrom: 25,
          priceTo: 25,
          currency: 'EUR',
          duration: { fr: '30 minutes', en: '' },
        },
      ],
    })
    await knowledge.create.mutate({
      kind: 'answer',
      locale: 'fr',
      title: 'Faut-il une ordonnance ?',
      body: 'Oui, apportez l’ordonnance de votre médecin à la première séance.',
    })
    const times = ['Cette semaine', 'La semaine prochaine', 'Plus tard']
    await settings.updatePersona.mutate({
      ...usual,
      name: 'Léa',
      picture: pixel,
      greeting: { ...none, fr: 'Bonjour, je suis Léa, l’assistant IA du cabinet.' },
      openings: { ...none, fr: ['Prendre rendez-vous'] },
      tone: 'warm',
      hasDigitalTopics: false,
      forbidden: [{ words: ['diagnostic', 'médicament'], refusal: none }],
      questions: asking({
        need: { wording: { ...none, fr: 'Où avez-vous mal ?' } },
        horizon: {
          wording: { ...none, fr: 'Quand souhaitez-vous venir ?' },
          choices: { en: [], fr: times },
        },
        name: { isNeeded: true },
        phone: { isNeeded: true, wording: { ...none, fr: 'À quel numéro vous rappeler ?' } },
      }),
    })

    const { replies, said, conversationId } = await play(app, 'fr', [
      'Bonjour, faut-il une ordonnance ?',
      'J’ai mal au dos depuis deux semaines',
      'La semaine prochaine',
      'Pouvez-vous me faire un diagnostic ?',
      'Claire Dubois',
      '06 12 34 56 78',
    ])
    expect(said[0]).toContain('apportez l’ordonnance de votre médecin')
    expect(said[0]).toMatch(/Où avez-vous mal\s\?$/)
    expect(said[1]).toMatch(/Quand souhaitez-vous venir\s\?$/)
    expect(replies[1]!.choices).toEqual(times)
    expect(said[2]).toMatch(/(?:À qui ai-je le plaisir de parler|votre nom)\s\?$/)
    expect(said[3]).toMatch(/sujet que je ne peux pas aborder/)
    expect(said[3]).not.toMatch(/diagnostic/i)
    expect(said[4]).toMatch(/À quel numéro vous rappeler\s\?$/)
    expect(said[5]).toMatch(/je récapitule\s: «\sJ’ai mal au dos/)
    for (const reply of said) expect(reply).not.toMatch(digital)

    const open = await followUp.ofVisitor.query({ conversationId })
    expect(open).toMatchObject([{ quote: 'Pouvez-vous me faire un diagnostic ?' }])
    const [lead] = (await leads.list.query({ q: 'Claire Dubois' })).items
    const { facts } = await leads.byId.query({ id: lead!.id })
    expect(facts).toContainEqual(
      expect.objectContaining({ field: 'need', value: 'J’ai mal au dos depuis deux semaines' }),
    )
    const { version } = await report.generate.mutate({ leadId: lead!.id, wait: true })
    expect(version).toBe(1)
    const { content } = await report.byLead.query({ leadId: lead!.id })
    expect(content!.letterhead.name).toBe('Cabinet Durand')
    expect(JSON.stringify(content!.sections)).not.toMatch(digital)
  })

  test('a plumber in English, briefly, who takes no calls', async ({ app }) => {
    const { settings, knowledge, followUp, notification } = await admin(app)
    await settings.update.mutate({
      name: 'Smith Plumbing',
      description: { en: 'Plumbing and heating in Leeds.', fr: '' },
      services: [],
    })
    await knowledge.create.mutate({
      kind: 'answer',
      locale: 'en',
      title: 'What is your call-out fee?',
      body: 'The call-out fee is £60, and the first half hour is included.',
    })
    const { version } = (await settings.read.query()).persona
    const homes = ['A home', 'A business']
    await settings.updatePersona.mutate({
      ...usual,
      version,
      tone: 'brief',
      hasDigitalTopics: false,
      handOver: { isOnRequest: false, isOnUnanswered: false, isOffered: false },
      questions: asking({
        company: {
          wording: { ...none, en: 'Is it for a home or a business?' },
          choices: { fr: [], en: homes },
        },
        need: { wording: { ...none, en: 'What is leaking or broken?' } },
        horizon: { wording: { ...none, en: 'How soon do you need us?' } },
        phone: { wording: { ...none, en: 'What number can we call you on?' } },
      }),
    })

    const { replies, said, conversationId } = await play(app, 'en', [
      'Hi, how much is your call-out fee?',
      'A home',
      'My kitchen tap is leaking',
      'Today',
      'I want to talk to a real person',
      '07700 900123',
    ])
    expect(said[0]).toContain('The call-out fee is £60')
    expect(said[0]).toMatch(/Is it for a home or a business\?$/)
    expect(replies[0]!.choices).toEqual(homes)
    expect(said[1]).toBe('What is leaking or broken?')
    expect(said[2]).toBe('How soon do you need us?')
    expect(said[3]).toBe('What number can we call you on?')
    expect(said[4]).toMatch(/^I can’t put you through to a person here/)
    expect(said[4]).toMatch(/to sum up: “My kitchen tap is leaking”/)
    for (const reply of said) expect(reply).not.toMatch(digital)
    expect(await followUp.ofVisitor.query({ conversationId })).toMatchObject([
      { quote: 'I want to talk to a real person' },
    ])
    const calls = await notification.list.query()
    expect(calls.filter((one) => one.conversationId === conversationId)).toEqual([])
  })
})

describe('what is saved', () => {
  test('reaches the chat at once, with the picture under the hash of its content', async ({
    app,
  }) => {
    const { settings } = await admin(app)
    await settings.update.mutate({ name: 'Cabinet Durand' })
    const saved = await settings.updatePersona.mutate({
      ...usual,
      name: 'Léa',
      picture: pixel,
      greeting: { ...none, fr: 'Bonjour !' },
      handOver: { ...usual.handOver, isOffered: false },
    })
    const url = `${app.url}/widget/picture/${saved.picture!.hash}`
    const image = {
      picture: `background:url(${app.deps.publicUrl}/widget/picture/${saved.picture!.hash}) 50%/cover;color:#0000`,
    }
    expect(await widgetSettings(app)).toMatchObject({
      company: 'Cabinet Durand',
      persona: {
        en: {
          assistant: 'Léa · AI assistant',
          ...image,
          alone: true,
          // The usual one offers a colleague.
          hello: 'Hello! I am the AI assistant of Cabinet Durand. How can I help you?',
        },
        fr: { assistant: 'Léa · Assistant IA', ...image, alone: true, hello: 'Bonjour !' },
      },
    })
    const served = await fetch(url)
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await served.arrayBuffer()).toString('base64')).toBe(pixel)
    // A page that was opened before asks for the former one, and does not keep what it gets.
    const former = await fetch(url.replace(/.$/, 'x'))
    expect(former.status).toBe(200)
    expect(former.headers.get('cache-control')).toBe('no-store')

    // Left out, it stays; null takes it away.
    expect((await settings.updatePersona.mutate(usual)).picture).toEqual(saved.picture)
    await settings.updatePersona.mutate({ ...usual, picture: null })
    expect((await fetch(url)).status).toBe(404)
    expect(await widgetSettings(app)).not.toHaveProperty('persona')
  })

  test('is refused where a colleague has saved since, and recorded with what changed', async ({
    app,
  }) => {
    const { settings, audit } = await admin(app)
    const before = (await settings.read.query()).persona
    const { version } = before
    await settings.updatePersona.mutate({ ...usual, version, name: 'Ana' })
    await expect(
      settings.updatePersona.mutate({ ...usual, version, name: 'Bob' }),
    ).rejects.toMatchObject({
      data: { problem: 'persona_changed', current: { name: 'Ana', version: version + 1 } },
    })
    expect((await settings.read.query()).persona.name).toBe('Ana')
    const [entry] = (await audit.list.query({ name: 'settings.changed' })).items
    expect(entry).toMatchObject({
      data: { changed: 'persona' },
      before: { persona: { name: before.name } },
      after: { persona: { name: 'Ana' } },
    })
  })

  test('while nobody is there, the company’s own words are said', async ({ app }) => {
    const { settings } = await admin(app)
    const away = { ...none, en: 'We are on the road. Ring 0113 496 0000.' }
    await settings.updatePersona.mutate({ ...usual, away })
    const { client, conversationId, messages } = await startVisitor(app)
    await client.chat.requestPerson.mutate({ conversationId })
    expect((await messages()).map(({ content }) => content)).toContain(away.en)
  })

  test('questions without an answer call people where that is wanted', async ({ app }) => {
    const { settings, notification } = await admin(app)
    const callsAfter = async (isOnUnanswered: boolean) => {
      await settings.updatePersona.mutate({
        ...usual,
        handOver: { ...usual.handOver, isOnUnanswered },
      })
      const { say, conversationId } = await startVisitor(app)
      await say('Do you have a car park for coaches?')
      const all = await notification.list.query()
      return all.filter((one) => one.conversationId === conversationId).map(({ kind }) => kind)
    }
    expect(await callsAfter(false)).toEqual([])
    expect(await callsAfter(true)).toEqual(['person_requested'])
  })
})

const twenty = Array.from({ length: 20 }, (_, index) => `Answer ${index}`)
const withNeed = (change: Partial<Question>): Partial<Input> => ({
  questions: usual.questions.map((one, index) => (index === 0 ? { ...one, ...change } : one)),
})
const subject = (word: string): Partial<Input> => ({
  forbidden: [{ words: [word], refusal: none }],
})

describe('bad input is refused by the name of its field, and nothing of it is saved', () => {
  const long = 'a'.repeat(500)
  test.for<[what: string, field: string, change: Partial<Input>]>([
    ['an empty wording', 'questions.0.wording.fr', withNeed({ wording: { en: null, fr: '  ' } })],
    [
      'HTML in a wording',
      'questions.0.wording.en',
      withNeed({ wording: { en: '<b>What?</b>', fr: null } }),
    ],
    [
      'an open tag in the greeting',
      'greeting.en',
      { greeting: { en: 'Hi <img src=x>', fr: null } },
    ],
    ['HTML in the name', 'name', { name: '<i>Léa</i>' }],
    ['twenty chips', 'questions.0.choices.en', withNeed({ choices: { en: twenty, fr: [] } })],
    [
      'a chip of 500 signs',
      'questions.0.choices.en.0',
      withNeed({ choices: { en: [long], fr: [] } }),
    ],
    [
      'an empty chip',
      'questions.0.choices.en.1',
      withNeed({ choices: { en: ['Now', ' '], fr: [] } }),
    ],
    [
      'a chip of two lines',
      'questions.0.choices.en.0',
      withNeed({ choices: { en: ['Now\nor later'], fr: [] } }),
    ],
    [
      'the same chip twice',
      'questions.0.choices.fr.1',
      withNeed({ choices: { en: [], fr: ['Été', 'ete'] } }),
    ],
    ['twenty suggestions', 'openings.en', { openings: { en: twenty, fr: null } }],
    ['a subject that matches everything', 'forbidden.0.words.0', subject('the')],
    ['a subject of common words alone', 'forbidden.0.words.0', subject('je voudrais')],
    ['a subject of one letter', 'forbidden.0.words.0', subject('a')],
    ['a subject that is a pattern', 'forbidden.0.words.0', subject('.*')],
    ['a subject without words', 'forbidden.0.words', { forbidden: [{ words: [], refusal: none }] }],
    [
      'an order that repeats a question',
      'questions.1.field',
      { questions: [usual.questions[0]!, usual.questions[0]!, ...usual.questions.slice(2)] },
    ],
    ['an order that lacks a question', 'questions', { questions: usual.questions.slice(1) }],
    [
      'a question that is needed and not asked',
      'questions.0.isNeeded',
      withNeed({ isAsked: false, isNeeded: true }),
    ],
    ['a formal tone with tu', 'frenchAddress', { tone: 'formal', frenchAddress: 'tu' }],
    [
      'a picture that is none',
      'picture',
      { picture: Buffer.from('<svg onload="alert(1)"/>').toString('base64') },
    ],
    [
      'a picture of more than 32 kB',
      'picture',
      {
        picture: pixel.replaceAll('=', 'A').padEnd(44_000, 'A'),
      },
    ],
    ['a picture that is not base64', 'picture', { picture: 'data:image/png;base64,§' }],
  ])('%s: %s', async ([, field, change], { app }) => {
    const { settings } = await admin(app)
    const before = (await settings.read.query()).persona
    await expect(
      settings.updatePersona.mutate({ ...usual, name: 'Half saved', ...change }),
    ).rejects.toMatchObject({
      data: {
        httpStatus: 400,
        issues: expect.arrayContaining([{ path: field, message: expect.stringMatching(/^must /) }]),
      },
    })
    expect((await settings.read.query()).persona).toEqual(before)
  })

  test('a picture of 5 MB is too large a call', async ({ app }) => {
    const answer = await rest(app, 'POST /trpc/settings.updatePersona', {
      token: await app.signIn(),
      body: { ...usual, picture: 'A'.repeat(5 * 1024 * 1024) },
    })
    expect(answer.status).toBe(413)
  })
})
