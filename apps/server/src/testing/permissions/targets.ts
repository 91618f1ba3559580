import { setUpSecondFactor } from '@oka/api/auth/second-factor'
import { hashSecret, newSecret } from '@oka/api/secret'
import { setDisabled, updateAdmin } from '@oka/db/accounts/admins'
import { sql } from '@oka/db/client'
import { storeRating } from '@oka/db/chat/answers'
import { saveCannedReply } from '@oka/db/chat/canned-replies'
import { hideLead } from '@oka/db/leads/delete-lead'
import { newId } from '@oka/db/id'
import { insertRehearsal } from '@oka/db/rehearsals'
import { storeDraft } from '@oka/db/rubric'
import { readRubricState } from '@oka/api/rubric/read-rubric'
import { defaultRubric } from '@oka/contract/rubric'
import { saveArticle } from '@oka/db/knowledge/articles'
import { insertInvitation } from '@oka/db/accounts/invitations'
import { insertMail } from '@oka/db/mails'
import { lockProvider, storeProvider } from '@oka/db/model-provider'
import { insertNote } from '@oka/db/chat/notes'
import { insertReportLink } from '@oka/db/report-links'
import { insertSuppression } from '@oka/db/suppressions'
import { insertNotification, listNotifications } from '@oka/db/notifications'
import { generate } from 'otplib'

import { password } from '../people.ts'
import { rest } from '../test-app.ts'
import { makeStaff, makeVisitor, type Staff, type Visitor } from './callers.ts'
import type { ServerFixture } from './server-fixture.ts'

/** Subject of a call. Created for each call, so that none finds it used up. */
export type Scene = {
  fixture: ServerFixture
  /** The caller's own account; for a caller who is no member of staff, a bystander's. */
  staff: Staff
  /** The visitor's own conversation and lead; for others, another visitor's. */
  visitor: Visitor
}

export const newAddress = () => `${newId()}@example.com`

export const newImportedLead = () => ({
  row: 1,
  key: newId(),
  name: 'Jane',
  email: newAddress(),
  company: 'Nexalia',
  phone: null,
  fitScore: 50,
  status: 'new',
  createdAt: '2025-03-14T09:30:00.000Z',
  updatedAt: null,
  messages: [{ role: 'visitor', content: 'Hello', createdAt: '2025-03-14T09:29:00.000Z' }],
  report: null,
})

export async function makeInvitation({ fixture }: Scene): Promise<{
  id: string
  email: string
  inviteToken: string
}> {
  const inviteToken = newSecret()
  const email = newAddress()
  const { id } = await insertInvitation(fixture.app.deps.db, {
    kind: 'invitation',
    tokenHash: hashSecret(inviteToken),
    email,
    role: 'viewer',
    invitedBy: null,
    hours: 1,
  })
  return { id, email, inviteToken }
}

/** A colleague's reset link: using one's own would end the caller's session. */
export async function makeReset(scene: Scene): Promise<string> {
  const token = newSecret()
  const { email } = await makeColleague(scene)
  await insertInvitation(scene.fixture.app.deps.db, {
    kind: 'reset',
    tokenHash: hashSecret(token),
    email,
    role: null,
    invitedBy: null,
    hours: 1,
  })
  return token
}

/** Activates a second factor for an account; returns its secret. */
export async function giveSecondFactor({ app }: ServerFixture, { id }: Staff): Promise<string> {
  const { db, vault, secondFactors } = app.deps
  const secret = secondFactors.newSecret()
  await updateAdmin(db, id, { totpSecret: vault.seal(secret) })
  return secret
}

/** The challenge after a correct password, before the code. */
export async function answerChallenge({ fixture, staff }: Scene) {
  const secret = await giveSecondFactor(fixture, staff)
  const body = { email: staff.email, password }
  const answer = await rest(fixture.app, 'POST /api/auth/login', { body })
  const { challenge } = answer.body as { challenge: string }
  return { challenge, code: await generate({ secret }) }
}

export async function beginSetup({ fixture, staff }: Scene) {
  const { deps } = fixture.app
  const { id, email } = staff
  await updateAdmin(deps.db, id, { totpSecret: null })
  const admin = { id, email, name: '', role: 'viewer' } as const
  const { setup, secret } = await setUpSecondFactor(deps, admin, password)
  return { setup, code: await generate({ secret }) }
}

export const makeColleague = ({ fixture }: Scene): Promise<Staff> => makeStaff(fixture, 'viewer')

/** A member of staff who may chat. */
export const makeAgent = ({ fixture }: Scene): Promise<Staff> => makeStaff(fixture, 'agent')

/** A note of the caller's. */
export async function makeNote({ fixture, visitor, staff }: Scene): Promise<string> {
  const id = newId()
  const { conversationId } = visitor
  const note = { id, conversationId, authorId: staff.id, content: 'A note', mentions: [] }
  await insertNote(fixture.app.deps.db, note)
  return id
}

/** A question that the visitor asked. */
export async function makeFollowUp(
  { fixture, visitor }: Scene,
  status: 'open' | 'dismissed' = 'open',
): Promise<string> {
  const id = newId()
  await fixture.app.deps.db.execute(sql`
    insert into follow_ups
      (id, kind, conversation_id, message_id, quote, quote_start, asked_at, due_at, status, closed_at)
    select ${id}, 'question', conversation_id, id, content, floor(random() * 1000000000), created_at, created_at, ${status},
      case when ${status} = 'dismissed' then now() end
    from messages
    where conversation_id = ${visitor.conversationId} and role = 'visitor'
    order by seq limit 1`)
  return id
}

/** An answer of the assistant to the visitor. */
export async function makeAnswer({ fixture, visitor }: Scene): Promise<string> {
  const id = newId()
  await fixture.app.deps.db.execute(sql`
    with conversation as (
      update conversations set last_seq = last_seq + 1 where id = ${visitor.conversationId}
      returning id, last_seq
    )
    insert into messages (id, conversation_id, seq, turn, role, content)
    select ${id}, id, last_seq, last_seq, 'assistant', 'An answer.' from conversation`)
  return id
}

const models = { reply: 'a-model', extraction: 'a-model', report: 'a-model' }
export const aProvider = {
  baseUrl: 'https://models.example.com/v1',
  apiKey: 'sk-0123456789',
  models,
}

export async function setProvider({ fixture }: Scene): Promise<void> {
  const { db, vault } = fixture.app.deps
  const { baseUrl } = aProvider
  const check = {
    streams: true,
    json: 'schema',
    firstWordMs: 1,
    at: new Date().toISOString(),
  } as const
  await db.transaction(async (tx) => {
    const { version } = await lockProvider(tx)
    // Under another secret, so that no process uses it.
    const sealedKey = `${vault.seal('sk-0123456789')}x`
    await storeProvider(tx, {
      version: version + 1,
      provider: { baseUrl, sealedKey, keyEnd: '6789', models, check },
    })
  })
}

export const aRehearsal = {
  title: 'A buyer',
  locale: 'en' as const,
  lines: ['We need a customer portal'],
  expected: { facts: [], band: null, answers: [] },
}

export const makeRehearsal = ({ fixture, staff }: Scene): Promise<string> =>
  insertRehearsal(fixture.app.deps.db, aRehearsal, staff.id)

export async function makeRatedAnswer(scene: Scene): Promise<string> {
  const messageId = await makeAnswer(scene)
  const rating = { verdict: 'wrong', authorId: scene.staff.id } as const
  await storeRating(scene.fixture.app.deps.db, { messageId, reason: 'A reason' }, rating)
  return messageId
}

export async function makeCannedReply({ fixture }: Scene): Promise<number> {
  const given = { title: 'Greeting', locale: 'en', content: 'Hello' } as const
  return (await saveCannedReply(fixture.app.deps.db, given))!.id
}

export async function makeArticle({ fixture }: Scene): Promise<string> {
  const { db } = fixture.app.deps
  const passages = [{ heading: 'Prices', content: 'An audit costs 2 €.' }]
  const values = { title: 'Prices', body: 'An audit costs 2 €.', updatedBy: null, passages }
  return (await saveArticle(db, { kind: 'page', locale: 'en', ...values }))!
}

/** A draft of the rubric; returns its lock. */
export async function makeDraft({ fixture, staff }: Scene): Promise<string> {
  const { db } = fixture.app.deps
  await storeDraft(db, defaultRubric, staff.id)
  return (await readRubricState({ db })).lock
}

/** A call on the caller. */
export async function makeNotification({ fixture, visitor, staff }: Scene): Promise<string> {
  const { db } = fixture.app.deps
  const { conversationId } = visitor
  await insertNotification(db, { kind: 'mentioned', adminId: staff.id, conversationId })
  const [latest] = await listNotifications(db, staff.id, 1)
  return latest!.id
}

export async function makeDisabledColleague(scene: Scene): Promise<Staff> {
  const colleague = await makeColleague(scene)
  await setDisabled(scene.fixture.app.deps.db, colleague.id, true)
  return colleague
}

export async function makeColleagueWithSecondFactor(scene: Scene): Promise<Staff> {
  const colleague = await makeColleague(scene)
  await giveSecondFactor(scene.fixture, colleague)
  return colleague
}

/**
 * Lets the caller, or the assistant, answer the conversation. A holder who may not chat would lose
 * it at the next sweep.
 */
export async function setMode(
  { fixture, visitor, staff }: Scene,
  mode: 'human' | 'closed',
): Promise<void> {
  await fixture.app.deps.db.execute(sql`
    update conversations set mode = ${mode}, holder_id = (
      select id from admins
      where id = ${staff.id} and ${mode} = 'human' and role <> 'viewer' and disabled_at is null
    )
    where id = ${visitor.conversationId}`)
}

/** Detaches the lead, as for a visitor without one. */
export async function takeLead({ fixture, visitor }: Scene): Promise<void> {
  await fixture.app.deps.db.execute(
    sql`update conversations set lead_id = null where id = ${visitor.conversationId}`,
  )
}

/** A lead that was deleted. */
export async function makeDeletedLead({ fixture }: Scene): Promise<number> {
  const { leadId } = await makeVisitor(fixture)
  await hideLead(fixture.app.deps.db, leadId)
  return leadId
}

/** Gives the lead a finished report: a copy of one written by the application. */
export async function giveReport({ fixture, visitor }: Scene): Promise<void> {
  const { app, reportedLeadId } = fixture
  await app.deps.db.execute(sql`
    insert into report_versions
    select (jsonb_populate_record(row, jsonb_build_object('lead_id', ${visitor.leadId}::integer))).*
    from report_versions as row where lead_id = ${reportedLeadId}
    on conflict do nothing`)
  await app.deps.db.execute(sql`
    insert into reports (lead_id, report_content, pdf_url, status, version)
    select ${visitor.leadId}, report_content, pdf_url, status, version
    from reports where lead_id = ${reportedLeadId}
    on conflict do nothing`)
}

/** A mail in the outbox: one to the lead, or one about an account, which only admins may read. */
export async function makeMail(
  { fixture, visitor }: Scene,
  kind: 'report' | 'invitation',
): Promise<string> {
  const { mail } = await insertMail(fixture.app.deps.db, {
    purpose: newId(),
    kind,
    leadId: kind === 'report' ? visitor.leadId : null,
    to: newAddress(),
    subject: 'A mail',
    html: '<p>A mail</p>',
    text: 'A mail',
    reportVersion: null,
    attachments: [],
    status: 'kept',
  })
  return mail.id
}

/** A mail to the lead that is sent later. */
export async function makeScheduledMail(scene: Scene): Promise<string> {
  const id = await makeMail(scene, 'report')
  await scene.fixture.app.deps.db.execute(
    sql`update mails set status = 'scheduled', send_at = now() + interval '1 day' where id = ${id}`,
  )
  return id
}

/** A mail to the lead that the provider refused. */
export async function makeFailedMail(scene: Scene): Promise<string> {
  const id = await makeMail(scene, 'report')
  await scene.fixture.app.deps.db.execute(sql`update mails set status = 'failed' where id = ${id}`)
  return id
}

/** An address on the suppression list. */
export async function suppressSomeone({ fixture }: Scene): Promise<string> {
  const address = newAddress()
  await insertSuppression(fixture.app.deps.db, { address, reason: 'by_staff' })
  return address
}

/** A link to the report of the lead. */
export async function makeLink({ fixture, visitor: { leadId } }: Scene): Promise<string> {
  const id = newId()
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  await insertReportLink(fixture.app.deps.db, { id, leadId, version: null, expiresAt })
  return id
}
