import { sql } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { describe, expect } from 'vitest'

import { follow, meetLead } from '../testing/chat.ts'
import { test } from '../testing/test-app.ts'

describe('a visitor whose lead is deleted', () => {
  test('goes on in the conversation, which staff see without what was before', async ({ app }) => {
    const { admin, visitor, word, firstId, id, conversationId, inInbox } = await meetLead(app)
    const old = await visitor.messages()
    const history = await admin.chat.history.query({ leadId: id })
    await admin.leads.delete.mutate({ id })
    expect(await inInbox()).toEqual([])

    // What was sent before and is sent again is stored once, and wakes nothing.
    const repeated = await visitor.say(`Hello, this is about ${word}.`, false, firstId)
    expect(repeated.message).toEqual(old[0])
    expect(await inInbox()).toEqual([])

    const said = await visitor.say('One more thing: do you work on weekends?')
    expect(said).toMatchObject({ message: { conversationId }, reply: { role: 'assistant' } })
    expect(await inInbox()).toMatchObject([{ conversationId, lead: null, mode: 'assistant' }])
    const seen = (await admin.chat.messages.query({ conversationId })).messages
    expect(seen.map(({ seq }) => seq)).toEqual([old.length + 1, old.length + 2])
    expect(JSON.stringify(await admin.note.list.query({ conversationId }))).not.toContain(word)
    // The visitor has all of it, without a gap, and is still not the deleted lead's.
    const own = await visitor.messages()
    expect(own.slice(0, old.length)).toEqual(old)
    expect(own.map(({ seq }) => seq)).toEqual(own.map((_, index) => index + 1))
    await expect(visitor.client.chat.history.query({ leadId: id })).rejects.toMatchObject({
      data: { problem: 'lead_not_found' },
    })
    const again = await visitor.say(`Hello, this is about ${word}.`, false, firstId)
    expect(again.message).toEqual(old[0])
    expect(await visitor.messages()).toEqual(own)

    // Another lead, of what was said since.
    const other = `other${newId()}`
    await visitor.say(`Reach me at ${other}@canary.example`)
    const [made] = (await admin.leads.list.query({ q: other })).items
    expect(made?.id).not.toBe(id)
    const detail = await admin.leads.byId.query({ id: made!.id })
    expect(JSON.stringify(detail)).not.toContain(word)

    await admin.leads.restore.mutate({ id })
    const restored = (await admin.chat.history.query({ leadId: id })).messages
    const content = (messages: typeof restored) =>
      messages.map(({ id: messageId, seq, role, content: text }) => [messageId, seq, role, text])
    expect(content(restored)).toEqual(content(history.messages))
    expect(await inInbox()).toMatchObject([{ lead: { id: made!.id } }])

    await admin.leads.erase.mutate({ id })
    expect((await visitor.messages()).map(({ seq }) => seq)[0]).toBe(old.length + 1)
    expect(await inInbox()).toMatchObject([{ lead: { id: made!.id } }])
    const left = await app.deps.db.execute(sql`
      select 1 from messages where position(${word} in content) > 0 union all
      select 1 from event_details where position(${word} in concat(before, after)) > 0`)
    expect(left).toHaveLength(0)
    expect(await admin.audit.check.query()).toMatchObject({ intact: true })
  })

  test('can call a person', async ({ app }) => {
    const { admin, visitor, id, conversationId, inInbox } = await meetLead(app)
    await admin.leads.delete.mutate({ id })
    await visitor.client.chat.requestPerson.mutate({ conversationId })
    expect(await inInbox()).toMatchObject([{ lead: null }])
    const calls = await admin.notification.list.query()
    expect(calls.find((one) => one.conversationId === conversationId)).toMatchObject({ lead: null })
  })

  test('goes on in one conversation, however many messages come at once', async ({ app }) => {
    const { admin, visitor, id, conversationId } = await meetLead(app)
    const before = (await visitor.messages()).length
    await admin.leads.delete.mutate({ id })
    await Promise.all(Array.from({ length: 5 }, (_, index) => visitor.say(`And ${index}`, false)))
    await visitor.say('That is all.')
    const own = await visitor.messages()
    expect(own.map(({ seq }) => seq)).toEqual(own.map((_, index) => index + 1))
    expect(own.filter(({ role }) => role === 'visitor').length).toBeGreaterThanOrEqual(8)
    const kept = await app.deps.db.execute(sql`
      select last_seq as "lastSeq" from conversations where continued_by = ${conversationId}`)
    expect(kept).toEqual([{ lastSeq: before }])
  })

  test('is still followed by the visitor, and by staff no more', async ({ app }) => {
    const { admin, visitor, id, conversationId } = await meetLead(app)
    const token = await app.signIn()
    const own = follow(app, visitor.visitorToken, conversationId)
    const refusals: unknown[] = []
    const staff = app
      .client(token)
      .chat.events.subscribe(
        { conversationId },
        { onError: ({ data }) => void refusals.push(data?.problem) },
      )
    const before = await visitor.messages()
    await expect.poll(() => own.seqs().length).toBe(before.length)
    await admin.leads.delete.mutate({ id })
    await expect.poll(() => refusals).toEqual(['conversation_not_found'])
    await visitor.say('Are you there?')
    await expect.poll(() => own.seqs()).toEqual((await visitor.messages()).map(({ seq }) => seq))
    own.stop()
    staff.unsubscribe()
  })

  test('is told that it is gone when the lead is erased', async ({ app }) => {
    const { admin, visitor, id, conversationId } = await meetLead(app)
    const refusals: unknown[] = []
    const events: unknown[] = []
    visitor.client.chat.events.subscribe(
      { conversationId },
      {
        onData: (event) => void events.push(event),
        onError: ({ data }) => void refusals.push(data?.problem),
      },
    )
    await expect.poll(() => events.length).toBeGreaterThan(0)
    await admin.leads.erase.mutate({ id })
    await expect.poll(() => refusals).toEqual(['conversation_not_found'])
  })
})
