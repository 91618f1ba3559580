import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { describe, expect, test as base } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { buyersWords, offer, openBuyer } from '../testing/copies.ts'
import { openModelApp } from '../testing/model-double.ts'
import { openTestApp } from '../testing/test-app.ts'

const test = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const app = await openTestApp(resources)
  return { app, admin: app.client(await app.signIn()) }
})

describe('a visitor who is offered a copy', () => {
  test('agrees by a choice, and the consent is stored as it was shown', async ({
    scene: { app, admin },
  }) => {
    const { say, copies, email, offered, conversationId } = await openBuyer(app)
    expect(offered.content).toContain(`${offer} ${email}?`)
    expect(offered.choices).toEqual(['Yes, send it', 'No, thanks'])
    const { message, reply } = await say('Yes, send it')
    expect(reply!.content).toContain(`a copy will be sent to ${email} once the team`)

    expect(await copies()).toMatchObject([
      {
        status: 'open',
        quote: 'Yes, send it',
        messageId: message.id,
        askedAt: message.createdAt,
        copy: {
          address: email,
          question: `${offer} ${email}?`,
          isAutomatic: false,
          withdrawnAt: null,
          mailedAt: null,
        },
      },
    ])
    const [stored] = await app.deps.db.execute(sql`
      select question_message_id as "questionId", words from copy_consents
      where conversation_id = ${conversationId}`)
    expect(stored).toEqual({ questionId: offered.id, words: 'Yes, send it' })
    const { items } = await admin.audit.list.query({ name: 'copy.agreed', limit: 20 })
    const event = items.find((one) => one.conversationId === conversationId)
    expect(event).toMatchObject({ admin: null, after: { address: email } })
    // Nothing personal stands in what erasure keeps.
    expect(JSON.stringify(event!.data)).not.toContain(email)
  })

  test('says no, and nothing is stored', async ({ scene: { app } }) => {
    const { say, copies } = await openBuyer(app)
    const { reply } = await say('No, thanks')
    expect(reply!.content).toContain('nothing will be sent')
    expect(await copies()).toEqual([])
  })

  test('takes the consent back in the chat', async ({ scene: { app, admin } }) => {
    const { say, copies, mailsTo, email, staff, rest, leadId } = await openBuyer(app)
    await say('yes please')
    const { reply } = await say('Actually, please don’t send anything')
    expect(reply!.content).toContain('nothing more will be sent')
    const [copy] = await copies()
    expect(copy).toMatchObject({ status: 'dismissed', closedBy: null })
    expect(copy!.copy!.withdrawnAt).not.toBeNull()
    const { items } = await admin.audit.list.query({ name: 'copy.withdrawn', leadId, limit: 5 })
    expect(items).toHaveLength(1)

    // Neither staff nor the server may send it now.
    await staff.report.generate.mutate({ leadId, wait: true })
    await rest()
    const { id } = copy!
    const settled = { data: { problem: 'copy_settled' } }
    await expect(staff.report.email.mutate({ leadId, copyId: id })).rejects.toMatchObject(settled)
    await expect(staff.followUp.reopen.mutate({ id })).rejects.toMatchObject(settled)
    expect(await copies()).toEqual([copy])
    expect(await mailsTo(email)).toEqual([])
  })

  test('gives another address, for which it has to be agreed to anew', async ({
    scene: { app },
  }) => {
    const { say, copies } = await openBuyer(app)
    await say('yes please')
    const other = `${randomUUID()}@acme.example`
    const { reply } = await say(`Sorry, my e-mail is ${other}`)
    expect(reply!.content).toContain(`${offer} ${other}?`)
    expect((await copies()).map(({ status }) => status)).toEqual(['dismissed'])
    await say('yes')
    expect((await copies()).map(({ status, copy }) => [status, copy!.address])).toContainEqual([
      'open',
      other,
    ])
  })
})

test('who is no buyer for staff is promised nothing that goes by itself', async ({
  scene: { app, admin },
}) => {
  const { say, copies, staff, leadId } = await openBuyer(app)
  await staff.leads.setFact.mutate({ id: leadId, field: 'intent', value: 'other' })
  await admin.settings.update.mutate({ sendsCopies: true })
  await say('Yes, send it')
  await admin.settings.update.mutate({ sendsCopies: false })
  expect((await copies()).filter(({ copy }) => copy!.isAutomatic)).toEqual([])
})

test('erasing the lead leaves no address', async ({ scene: { app, admin } }) => {
  const { say, email, leadId } = await openBuyer(app)
  await say('Yes, send it')
  await admin.leads.erase.mutate({ id: leadId })
  const rows = await app.deps.db.execute(sql`select id from copy_consents where address = ${email}`)
  expect(rows).toEqual([])
})

const modelTest = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  return openModelApp(resources)
})

modelTest('a model promises no copy that nobody agreed to', async ({ scene: { app, model } }) => {
  model.clearFixtures()
  model.addFixture({
    match: {},
    response: { content: 'Thank you. I’ll send you a copy of the summary by e-mail.' },
  })
  const reply = async () => {
    const { say } = await startVisitor(app)
    return (await say('Hello, we need a portal.')).reply?.content
  }
  await expect.poll(reply).toBe('Thank you.')
})

modelTest(
  'is not offered a copy behind another question, wherever that stands in the reply',
  async ({ scene: { app, model } }) => {
    const answer = (content: string) => {
      model.clearFixtures()
      model.addFixture({ match: {}, response: { content } })
    }
    answer('Is that right?')
    const email = `${randomUUID()}@acme.example`
    const { say, messages } = await startVisitor(app)
    await say(buyersWords(email))
    for (const asked of ['Shall we call you? :)', 'Shall we call you? Let me know.']) {
      answer(asked)
      expect((await say('We look forward to it.')).reply?.content).toBe(asked)
    }
    // It is due all the while.
    answer('Thank you.')
    const offered = async () => {
      await say('We look forward to it.')
      return (await messages()).at(-1)!.content
    }
    await expect.poll(offered).toBe(`Thank you. ${offer} ${email}?`)
  },
)

modelTest(
  'the offer and the consent are in our own words, whoever writes the rest',
  async ({ scene: { app, model } }) => {
    model.clearFixtures()
    model.addFixture({ match: {}, response: { content: 'Thank you, that is all I need to know.' } })
    const { say, email, offered, copies } = await openBuyer(app)
    expect(offered.content).toBe(`Thank you, that is all I need to know. ${offer} ${email}?`)
    expect(offered.choices).toEqual(['Yes, send it', 'No, thanks'])
    const { reply } = await say('yes please')
    expect(reply!.content).toContain(`a copy will be sent to ${email}`)
    expect(await copies()).toMatchObject([{ status: 'open', copy: { address: email } }])
  },
)
