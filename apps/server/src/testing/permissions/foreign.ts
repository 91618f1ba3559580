import { hideLead } from '@oka/db/leads/delete-lead'
import { newId } from '@oka/db/id'

import { makeStaff } from './callers.ts'
import type { PrincipalName } from './principals.ts'
import { permissionSpecs } from './permission-specs.ts'
import { makeMail, type Scene } from './targets.ts'

/** A call for something that exists, but not for the caller. */
type Foreign = {
  name: string
  principal: PrincipalName
  what: string
  input: (scene: Scene) => Promise<Record<string, unknown>>
}

const usual = async (name: string, scene: Scene) =>
  (await permissionSpecs[name]!.input!(scene)) as Record<string, unknown>

const ofAnotherVisitor = ['chat.history', 'chat.messages', 'chat.events'].map((name): Foreign => ({
  name,
  principal: 'other visitor',
  what: 'another’s',
  input: (scene) => usual(name, scene),
}))

const ofDeletedLead = [
  'leads.byId',
  'leads.scoreHistory',
  'leads.update',
  'leads.delete',
  'chat.history',
  'chat.messages',
  'chat.events',
  'chat.reply',
  'chat.takeOver',
  'chat.release',
  'chat.close',
  'chat.reopen',
  'chat.handOver',
  'chat.setPresence',
  'chat.markRead',
  'note.list',
  'note.add',
  'note.delete',
  'answer.read',
  'answer.rate',
  'answer.settle',
  'rehearsal.play',
  'followUp.close',
  'followUp.reopen',
  'notification.acknowledge',
  'report.generate',
  'report.byLead',
  'report.versions',
  'report.version',
  'report.edit',
  'report.email',
  'report.link',
  'report.revokeLink',
  'mail.byId',
  'mail.sendAgain',
  'mail.cancel',
  'report.mailDraft',
  'GET /reports/{leadId}/pdf',
].map((name): Foreign => ({
  name,
  principal: 'admin',
  what: 'a deleted lead’s',
  input: async (scene) => {
    const input = await usual(name, scene)
    await hideLead(scene.fixture.app.deps.db, scene.visitor.leadId)
    return input
  },
}))

const ofAccounts = (['viewer', 'agent'] as const).map((principal): Foreign => ({
  name: 'mail.byId',
  principal,
  what: `a mail on an account for ${principal}`,
  input: async (scene) => ({ id: await makeMail(scene, 'invitation') }),
}))

const sessions = (['viewer', 'agent', 'admin'] as const).map((principal): Foreign => ({
  name: 'auth.endSession',
  principal,
  what: `a colleague’s for ${principal}`,
  input: async ({ fixture }) => ({ sessionId: (await makeStaff(fixture, 'viewer')).sessionId }),
}))

export const foreign = [...ofAnotherVisitor, ...ofDeletedLead, ...ofAccounts, ...sessions]

const identifiers = new Set(['id', 'leadId', 'conversationId', 'sessionId', 'messageId'])

/** The same call for something that does not exist. */
export function makeAbsent(input: Record<string, unknown>): Record<string, unknown> {
  const absent = Object.entries(input).map(([field, value]) => {
    if (!identifiers.has(field)) return [field, value]
    return [field, typeof value === 'number' ? 2_000_000_000 : newId()]
  })
  return Object.fromEntries(absent) as Record<string, unknown>
}
