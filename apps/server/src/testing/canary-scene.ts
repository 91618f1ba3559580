import { storeRefusedFacts } from '@oka/db/leads/fact-refusals'
import { sql } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { turnsTopic, notify } from '@oka/db/topics'
import { expect } from 'vitest'

import { type Canary, makeCanary } from './canary.ts'
import { startVisitor } from './chat.ts'
import { makePerson } from './people.ts'
import type { TestApp } from './test-app.ts'

export type CanaryScene = Awaited<ReturnType<typeof putCanaryThrough>>

/** Stores a person's words everywhere: chat, notes, edits, a report, mails, calls on staff. */
export async function putCanaryThrough(app: TestApp, canary: Canary = makeCanary()) {
  const [viewer, agent, admin] = [
    await makePerson(app, 'viewer'),
    await makePerson(app, 'agent'),
    await makePerson(app, 'admin'),
  ]
  const staff = app.client(agent.token)
  const visitor = await startVisitor(app, 'en', canary.page)
  const { conversationId, say } = visitor
  // Before there is a lead.
  const deletedNoteId = newId()
  await staff.note.add.mutate({ id: deletedNoteId, conversationId, content: canary.deletedNote })
  await staff.note.delete.mutate({ id: deletedNoteId })
  await say(`My name is ${canary.name}. We need a ${canary.message} for our customers.`)
  await say(`Write to ${canary.email} or call ${canary.typedPhone}. I work at ${canary.company}.`)

  await say(`Please e-mail me a copy, ${canary.name}`)
  await say(`Do you work with ${canary.company}? Please call me about ${canary.message} on Monday.`)

  const [found] = (await staff.leads.list.query({ q: canary.email })).items
  const leadId = found!.id
  await staff.leads.update.mutate({ id: leadId, company: canary.formerCompany })
  await staff.leads.update.mutate({ id: leadId, company: canary.company, name: canary.name })
  await staff.leads.update.mutate({ id: leadId, status: 'qualified' })
  const noteId = newId()
  const mentions = [admin.id]
  await staff.note.add.mutate({ id: noteId, conversationId, content: canary.note, mentions })
  await staff.report.generate.mutate({ leadId, wait: true })
  const { mail } = await staff.report.email.mutate({ leadId })
  const { url } = await staff.report.link.mutate({ leadId })
  await visitor.client.chat.requestPerson.mutate({ conversationId })
  const escalationId = await escalate(app, conversationId)
  await staff.chat.reply.mutate({ conversationId, clientMessageId: newId(), content: canary.reply })
  await staff.chat.markRead.mutate({ conversationId, seq: 1 })
  const waiting = await staff.followUp.ofVisitor.query({ conversationId })
  const asked = waiting.find(({ kind }) => kind === 'question')
  await staff.followUp.close.mutate({ id: asked!.id, outcome: 'done' })
  const answerIds = await rateAnswers(app, agent.token, { conversationId, word: canary.note })
  const mailIds = [mail.id, escalationId]
  const mailTokens = await Promise.all(
    mailIds.map((id) => app.deps.signedTokens.sign('mail-preview', id, 600)),
  )
  return {
    canary,
    viewer,
    agent,
    admin,
    visitor,
    leadId,
    conversationId,
    noteId,
    answerIds,
    mailIds,
    mailTokens,
    pdfToken: new URL(url).searchParams.get('token')!,
  }
}

/** Rates the answers of a conversation, and has facts about the person refused. */
async function rateAnswers(
  app: TestApp,
  token: string,
  { conversationId, word }: { conversationId: string; word: string },
): Promise<string[]> {
  const { db } = app.deps
  await storeRefusedFacts(db, { id: conversationId, heardSeq: 1 }, [
    { field: 'name', value: word, quote: word, reason: 'not_said' },
  ])
  const rows = await db.execute<{ id: string }>(sql`
    select id from messages where conversation_id = ${conversationId} and role = 'assistant' order by seq`)
  const ids = rows.map(({ id }) => id)
  const { answer } = app.client(token)
  for (const [index, messageId] of ids.entries()) {
    const verdict = index % 2 === 0 ? 'wrong' : 'good'
    await answer.rate.mutate({ messageId, verdict, reason: `Because of ${word}` })
  }
  await answer.settle.mutate({ messageId: ids.at(-1)!, isDone: true })
  return ids
}

/** Escalates the call on staff by mail, as if it was not acknowledged. */
async function escalate({ deps }: TestApp, conversationId: string): Promise<string> {
  await deps.db.execute(sql`
    update notifications set created_at = created_at - interval '1 day'
    where conversation_id = ${conversationId}`)
  await notify(deps.db, turnsTopic)
  const mails = () =>
    deps.db.execute<{ id: string }>(sql`
      select mail_id as id from mail_conversations where conversation_id = ${conversationId}`)
  await expect.poll(async () => (await mails()).length).toBeGreaterThan(0)
  return (await mails())[0]!.id
}
