import { newId } from '@oka/db/id'

import type { PermissionSpec } from './permission-spec.ts'
import * as make from './targets.ts'
import type { Scene } from './targets.ts'

const lead = ({ visitor }: Scene) => ({ leadId: visitor.leadId })
const theLead = ({ visitor }: Scene) => ({ id: visitor.leadId })

async function withReport(scene: Scene) {
  await make.giveReport(scene)
  return lead(scene)
}

export const leads: Record<string, PermissionSpec> = {
  'leads.list': { who: 'viewer', input: () => ({}) },
  'leads.byStatus': { who: 'viewer', input: () => ({ status: 'new' }) },
  'leads.byId': { who: 'viewer', input: theLead },
  'leads.scoreHistory': { who: 'viewer', input: theLead },
  'leads.create': {
    who: 'agent',
    input: () => ({ name: 'Jane', email: make.newAddress(), company: 'Nexalia' }),
    records: 'lead.created',
  },
  'leads.import': {
    who: 'admin',
    input: () => ({
      importId: newId(),
      rows: [make.newImportedLead()],
      dryRun: false,
      last: true,
      refused: 1,
    }),
    records: 'lead.import_finished',
  },
  'leads.update': {
    who: 'agent',
    input: (scene) => ({ ...theLead(scene), name: 'Another name' }),
    records: 'lead.updated',
  },
  'leads.setFact': {
    who: 'agent',
    input: (scene) => ({ ...theLead(scene), field: 'budget', value: '25000 EUR' }),
    records: 'fact.corrected',
  },
  'leads.delete': { who: 'admin', input: theLead, records: 'lead.deleted' },
  'leads.listDeleted': { who: 'admin', input: () => ({}) },
  'leads.restore': {
    who: 'admin',
    input: async (scene) => ({ id: await make.makeDeletedLead(scene) }),
    records: 'lead.restored',
  },
  'leads.erase': { who: 'admin', input: theLead, records: 'lead.erased' },
}

export const reports: Record<string, PermissionSpec> = {
  'report.generate': {
    who: 'agent',
    input: (scene) => ({ ...lead(scene), wait: true }),
    records: 'report.requested',
  },
  'report.byLead': { who: 'viewer', input: withReport },
  'report.versions': { who: 'viewer', input: withReport },
  'report.version': {
    who: 'viewer',
    input: async (scene) => ({ ...(await withReport(scene)), version: 1 }),
  },
  'report.edit': {
    who: 'agent',
    input: async (scene) => ({ ...(await withReport(scene)), version: 1 }),
    records: 'report.edited',
  },
  'report.email': { who: 'agent', input: withReport, records: 'mail.queued' },
  'report.link': { who: 'agent', input: withReport, records: 'report.link_made' },
  'report.mailDraft': { who: 'agent', input: withReport },
  'report.previewMail': {
    who: 'agent',
    input: async (scene) => ({ ...(await withReport(scene)), text: 'Hello' }),
    records: { nothing: 'nothing is stored' },
  },
  'report.links': { who: 'viewer', input: withReport },
  'report.revokeLink': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeLink(scene) }),
    records: 'report.link_revoked',
  },
  'GET /reports/{leadId}/pdf': { who: 'viewer', input: withReport },
  'mail.list': { who: 'viewer', input: () => ({}) },
  'mail.byId': {
    who: 'viewer',
    input: async (scene) => ({ id: await make.makeMail(scene, 'report') }),
  },
  'mail.sendAgain': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeFailedMail(scene) }),
    records: 'mail.queued',
  },
  'mail.cancel': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeScheduledMail(scene) }),
    records: 'mail.canceled',
  },
  'mail.suppressions': { who: 'viewer', input: () => ({}) },
  'mail.suppress': {
    who: 'agent',
    input: () => ({ address: make.newAddress() }),
    records: 'suppression.added',
  },
  'mail.allow': {
    who: 'agent',
    input: async (scene) => ({ address: await make.suppressSomeone(scene) }),
    records: 'suppression.removed',
  },
  'GET /mails/{id}/html': {
    who: 'link',
    input: async (scene) => ({ id: await make.makeMail(scene, 'report') }),
  },
}
