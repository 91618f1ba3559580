import { persona } from '@oka/contract/persona'
import { defaultRubric } from '@oka/contract/rubric'
import { newId } from '@oka/db/id'

import type { PermissionSpec } from './permission-spec.ts'
import * as make from './targets.ts'
import type { Scene } from './targets.ts'

const conversation = ({ visitor }: Scene) => ({ conversationId: visitor.conversationId })
const lead = ({ visitor }: Scene) => ({ leadId: visitor.leadId })

const aDraft = 'a draft changes nothing until it is published'

export const chat: Record<string, PermissionSpec> = {
  'chat.humanCheck': { who: 'anyone' },
  'chat.start': {
    who: 'anyone',
    input: () => ({ locale: 'en' }),
    records: { nothing: 'a visitor’s doing' },
  },
  'chat.send': {
    who: 'visitor',
    // The token decides the conversation, whatever the input names.
    input: (scene) => ({
      ...conversation(scene),
      clientMessageId: newId(),
      content: 'Hello',
      wait: true,
    }),
    records: { nothing: 'a visitor’s doing' },
  },
  'chat.history': { who: 'participant', input: lead },
  'chat.messages': { who: 'participant', input: conversation },
  'chat.events': { who: 'participant', input: conversation },
  'chat.inbox': { who: 'viewer' },
  'chat.list': { who: 'viewer', input: () => ({}) },
  'chat.reply': {
    who: 'agent',
    input: (scene) => ({ ...conversation(scene), clientMessageId: newId(), content: 'Hello' }),
    records: 'conversation.replied',
  },
  'chat.takeOver': { who: 'agent', input: conversation, records: 'conversation.taken_over' },
  'chat.release': {
    who: 'agent',
    input: async (scene) => {
      await make.setMode(scene, 'human')
      return conversation(scene)
    },
    records: 'conversation.released',
  },
  'chat.close': { who: 'agent', input: conversation, records: 'conversation.closed' },
  'chat.reopen': {
    who: 'agent',
    input: async (scene) => {
      await make.setMode(scene, 'closed')
      return conversation(scene)
    },
    records: 'conversation.reopened',
  },
}

export const inbox: Record<string, PermissionSpec> = {
  'chat.setPresence': {
    who: 'participant',
    input: (scene) => ({ ...conversation(scene), state: 'typing' }),
    records: { nothing: 'gone in some seconds' },
  },
  'chat.markRead': {
    who: 'participant',
    input: (scene) => ({ ...conversation(scene), seq: 1 }),
    records: { nothing: 'read receipts are private' },
  },
  'chat.requestPerson': {
    who: 'visitor',
    except: { 'other visitor': 404 },
    input: conversation,
    records: { nothing: 'a visitor’s doing' },
  },
  'chat.facts': { who: 'viewer', input: conversation },
  'chat.setFact': {
    who: 'agent',
    input: (scene) => ({ ...conversation(scene), field: 'budget', rejected: true }),
    records: 'fact.rejected',
  },
  'chat.createLead': {
    who: 'agent',
    input: async (scene) => {
      await make.takeLead(scene)
      return conversation(scene)
    },
    records: 'lead.created',
  },
  'chat.handOver': {
    who: 'agent',
    input: async (scene) => ({
      ...conversation(scene),
      adminId: (await make.makeAgent(scene)).id,
    }),
    records: 'conversation.handed_over',
  },
  'chat.receivedMails': { who: 'viewer', input: () => ({}) },
  'note.list': { who: 'viewer', input: conversation },
  'note.add': {
    who: 'agent',
    input: (scene) => ({ ...conversation(scene), id: newId(), content: 'A note', mentions: [] }),
    records: 'note.added',
  },
  'note.delete': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeNote(scene) }),
    records: 'note.deleted',
  },
  'cannedReply.list': { who: 'viewer' },
  'cannedReply.save': {
    who: 'agent',
    input: () => ({ title: 'Greeting', locale: 'en', content: 'Hello {{name}}' }),
    records: 'canned_reply.saved',
  },
  'cannedReply.delete': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeCannedReply(scene) }),
    records: 'canned_reply.deleted',
  },
  'notification.list': { who: 'agent' },
  'notification.acknowledge': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeNotification(scene) }),
    records: 'notification.acknowledged',
  },
  'followUp.list': { who: 'viewer', input: () => ({}) },
  'followUp.ofVisitor': { who: 'viewer', input: conversation },
  'followUp.count': { who: 'viewer' },
  'followUp.close': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeFollowUp(scene), outcome: 'done' }),
    records: 'follow_up.closed',
  },
  'followUp.reopen': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeFollowUp(scene, 'dismissed') }),
    records: 'follow_up.reopened',
  },
  'answer.read': {
    who: 'viewer',
    input: async (scene) => ({ messageId: await make.makeAnswer(scene) }),
  },
  'answer.list': { who: 'viewer', input: () => ({}) },
  'answer.rate': {
    who: 'agent',
    input: async (scene) => ({ messageId: await make.makeAnswer(scene), verdict: 'wrong' }),
    records: 'answer.rated',
  },
  'answer.settle': {
    who: 'agent',
    input: async (scene) => ({ messageId: await make.makeRatedAnswer(scene), isDone: true }),
    records: 'answer.settled',
  },
  'knowledge.list': { who: 'viewer', input: () => ({}) },
  'knowledge.byId': {
    who: 'viewer',
    input: async (scene) => ({ id: await make.makeArticle(scene) }),
  },
  'knowledge.create': {
    who: 'agent',
    input: () => ({
      kind: 'answer',
      locale: 'en',
      title: 'Prices?',
      body: 'An audit begins with a call.',
    }),
    records: 'article.created',
  },
  'knowledge.update': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeArticle(scene), title: 'Another title' }),
    records: 'article.updated',
  },
  'knowledge.delete': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeArticle(scene) }),
    records: 'article.deleted',
  },
  'knowledge.preview': {
    who: 'agent',
    input: () => ({ title: 'Prices', body: 'An audit begins with a call.' }),
    records: { nothing: 'nothing is stored' },
  },
  'knowledge.fetchPage': {
    who: 'agent',
    input: () => ({ url: 'https://www.example.com/prices' }),
    records: { nothing: 'nothing is stored' },
  },
  'knowledge.gaps': { who: 'viewer' },
  'rehearsal.list': { who: 'viewer' },
  'rehearsal.save': {
    who: 'agent',
    input: () => make.aRehearsal,
    records: 'rehearsal.saved',
  },
  'rehearsal.delete': {
    who: 'agent',
    input: async (scene) => ({ id: await make.makeRehearsal(scene) }),
    records: 'rehearsal.deleted',
  },
  'rehearsal.turn': {
    who: 'agent',
    input: () => ({ locale: 'en', state: { messages: [], facts: [] }, content: 'Hello' }),
    records: { nothing: 'nothing is stored' },
  },
  'rehearsal.play': {
    who: 'agent',
    input: (scene) => ({ of: conversation(scene) }),
    records: { nothing: 'nothing is stored' },
  },
  'rehearsal.visitor': {
    who: 'agent',
    input: () => ({ character: 'buyer', locale: 'en', messages: [] }),
    records: { nothing: 'nothing is stored' },
  },
  'rubric.read': { who: 'viewer' },
  'rubric.versions': { who: 'viewer' },
  'rubric.calibration': { who: 'viewer' },
  'rubric.saveDraft': {
    who: 'admin',
    input: async (scene) => ({ rubric: defaultRubric, lock: await make.makeDraft(scene) }),
    records: { nothing: aDraft },
  },
  'rubric.discardDraft': {
    who: 'admin',
    input: async (scene) => ({ lock: await make.makeDraft(scene) }),
    records: { nothing: aDraft },
  },
  'rubric.restoreVersion': {
    who: 'admin',
    input: async (scene) => ({ restores: 1, lock: await make.makeDraft(scene) }),
    records: { nothing: aDraft },
  },
  'rubric.preview': {
    who: 'admin',
    input: () => ({ rubric: defaultRubric }),
    records: { nothing: 'nothing is stored' },
  },
  'rubric.publish': {
    who: 'admin',
    input: async (scene) => ({ lock: await make.makeDraft(scene) }),
    records: 'rubric.published',
  },
  'provider.read': { who: 'admin' },
  'provider.test': {
    who: 'admin',
    input: () => make.aProvider,
    records: { nothing: 'keeps what the server can do, and changes nothing' },
  },
  'provider.save': { who: 'admin', input: () => make.aProvider, records: 'provider.saved' },
  'provider.remove': {
    who: 'admin',
    input: async (scene) => {
      await make.setProvider(scene)
      return {}
    },
    records: 'provider.removed',
  },
  'settings.read': { who: 'viewer' },
  'settings.setup': { who: 'admin' },
  'settings.modelUsage': { who: 'admin' },
  'settings.update': {
    who: 'admin',
    input: () => ({ handBackMinutes: 1440 }),
    records: 'settings.changed',
  },
  'settings.letterhead': { who: 'viewer' },
  'settings.logo': { who: 'viewer' },
  'settings.updateLetterhead': {
    who: 'admin',
    input: () => ({ address: '', email: '', phone: '', website: '', color: '#1f4e79' }),
    records: 'settings.changed',
  },
  'settings.updatePersona': {
    who: 'admin',
    input: () => {
      const { picture: _picture, version: _version, ...given } = persona.parse({})
      return given
    },
    records: 'settings.changed',
  },
}
