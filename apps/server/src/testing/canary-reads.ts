import { plainRoutes, procedures } from './permissions/permission-cases.ts'
import { callRoute, callTrpc, type Outcome } from './permissions/transports.ts'
import type { CanaryScene } from './canary-scene.ts'
import type { TestApp } from './test-app.ts'

/**
 * How a procedure is asked for the person: each with inputs that would return them, or that it
 * holds nothing of them.
 */
type Reads = Record<string, ((scene: CanaryScene) => unknown[]) | 'nothing of a lead'>

const lead = ({ leadId }: CanaryScene) => ({ leadId })
const conversation = ({ conversationId }: CanaryScene) => ({ conversationId })

/** Every procedure that reads, and every other route: a new one must be added here. */
export const reads: Reads = {
  'analytics.stats': () => [undefined],
  'analytics.leadsByStatus': () => [undefined],
  'analytics.avgScore': () => [undefined],
  'analytics.refusedFacts': () => [undefined],
  'answer.read': ({ answerIds }) => answerIds.map((messageId) => ({ messageId })),
  'answer.list': () => [{}, { view: 'good' }, { view: 'done' }],
  'audit.list': (scene) => [{ limit: 100 }, { leadId: scene.leadId, limit: 100 }],
  'audit.check': 'nothing of a lead',
  'auth.me': 'nothing of a lead',
  'auth.profile': 'nothing of a lead',
  'auth.sessions': 'nothing of a lead',
  'auth.secondFactor': 'nothing of a lead',
  'team.colleagues': 'nothing of a lead',
  'team.list': 'nothing of a lead',
  'team.invitations': 'nothing of a lead',
  'chat.humanCheck': 'nothing of a lead',
  'chat.history': (scene) => [lead(scene)],
  'chat.messages': (scene) => [conversation(scene)],
  'chat.events': (scene) => [conversation(scene)],
  'chat.inbox': 'nothing of a lead',
  'chat.facts': (scene) => [conversation(scene)],
  'chat.list': (scene) => [{}, { mode: 'human' }, { leadId: scene.leadId }, conversation(scene)],
  'chat.receivedMails': () => [{}],
  'note.list': (scene) => [conversation(scene)],
  'cannedReply.list': 'nothing of a lead',
  'followUp.list': () => [
    {},
    { view: 'question' },
    { view: 'call_back' },
    { view: 'copy' },
    { view: 'closed' },
  ],
  'followUp.ofVisitor': (scene) => [conversation(scene), lead(scene)],
  'followUp.count': () => [undefined],
  'knowledge.list': 'nothing of a lead',
  'knowledge.byId': 'nothing of a lead',
  'knowledge.gaps': () => [undefined],
  'notification.list': () => [undefined],
  'provider.read': 'nothing of a lead',
  'rehearsal.list': 'nothing of a lead',
  'rubric.read': 'nothing of a lead',
  'rubric.versions': 'nothing of a lead',
  'rubric.calibration': 'nothing of a lead',
  'settings.read': 'nothing of a lead',
  'settings.letterhead': 'nothing of a lead',
  'settings.logo': 'nothing of a lead',
  'settings.setup': 'nothing of a lead',
  'settings.modelUsage': 'nothing of a lead',
  'leads.list': ({ canary }) => [
    {},
    { sort: 'oldest' },
    { sort: 'score' },
    { sort: 'name' },
    { status: 'qualified' },
    ...Object.values(canary).map((q) => ({ q })),
    { deleted: true, includeDeleted: true },
  ],
  'leads.byStatus': () => [{ status: 'qualified' }],
  'leads.byId': ({ leadId }) => [{ id: leadId }],
  'leads.scoreHistory': ({ leadId }) => [{ id: leadId }],
  'leads.listDeleted': () => [{}],
  'report.versions': (scene) => [lead(scene)],
  'report.version': (scene) => [{ ...lead(scene), version: 1 }],
  'report.byLead': (scene) => [lead(scene)],
  'report.mailDraft': (scene) => [lead(scene)],
  'report.links': (scene) => [lead(scene)],
  'GET /reports/{leadId}/pdf': (scene) => [lead(scene), { ...lead(scene), token: scene.pdfToken }],
  'mail.list': (scene) => [{}, lead(scene), { q: scene.canary.email }, { kind: 'report' }],
  'mail.suppressions': 'nothing of a lead',
  'mail.byId': ({ mailIds }) => mailIds.map((id) => ({ id })),
  'GET /mails/{id}/html': ({ mailIds, mailTokens }) =>
    mailIds.map((id, index) => ({ id, token: mailTokens[index] })),
}

/** What must be classified. */
export const readNames = [
  ...procedures.filter(({ type }) => type !== 'mutation').map(({ name }) => name),
  ...plainRoutes.map(({ name }) => name),
]

export type ReadAnswer = { name: string; input: unknown; as: string; outcome: Outcome }

/** Reads everything about the person, as every role but their visitor. */
export async function readEverything(
  app: TestApp,
  scene: CanaryScene,
  strangerToken: string,
): Promise<ReadAnswer[]> {
  const callers = {
    viewer: scene.viewer.token,
    agent: scene.agent.token,
    admin: scene.admin.token,
    'another visitor': strangerToken,
  }
  const answers: ReadAnswer[] = []
  for (const [name, inputs] of Object.entries(reads)) {
    if (inputs === 'nothing of a lead') continue
    for (const input of inputs(scene)) {
      for (const [as, token] of Object.entries(callers)) {
        answers.push({ name, input, as, outcome: await read(app, token, name, input) })
      }
    }
  }
  return answers
}

async function read(app: TestApp, token: string, name: string, input: unknown): Promise<Outcome> {
  const route = plainRoutes.find((known) => known.name === name)?.route
  if (route) return callRoute(app, { token }, route, input)
  const { type } = procedures.find((known) => known.name === name)!
  return callTrpc(app, { token }, { name, type, input })
}
