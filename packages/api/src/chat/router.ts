import {
  conversationMessages,
  conversationPage,
  conversationState,
  followConversation as followInput,
  handOver as handOverInput,
  humanCheck,
  inboxPage,
  leadHistory,
  listInbox as listInput,
  markedRead,
  markRead as readInput,
  messageList,
  personRequested,
  repliedMessage,
  replyMessage as replyInput,
  requestPerson as requestInput,
  sendMessage as sendInput,
  sentMessage,
  startChat as startInput,
  startedChat,
  steerConversation,
} from '@oka/contract/chat'
import { conversationFacts, knownOfVisitor, setConversationFact } from '@oka/contract/fact-entry'
import { leadDetail } from '@oka/contract/lead'
import { listReceived as listReceivedInput, receivedPage } from '@oka/contract/mail'
import { presenceSet, setPresence as presenceInput } from '@oka/contract/presence'

import { withStreamSignal } from '../with-stream-signal.ts'
import {
  agentProcedure,
  participantProcedure,
  publicProcedure,
  router,
  viewerProcedure,
  visitorProcedure,
} from '../trpc.ts'
import { findFactsOf, setFactOf } from './conversation-facts.ts'
import { followConversation } from './follow-conversation.ts'
import { followInbox } from './follow-inbox.ts'
import { handOver } from './hand-over.ts'
import { listInbox } from './list-inbox.ts'
import { listConversation, listHistory, assertMayAccess } from './list-messages.ts'
import { createLeadOf } from './make-lead.ts'
import { markRead } from './mark-read.ts'
import { listReceived } from './receive-mail.ts'
import { setPresence } from './presence.ts'
import { replyMessage } from './reply-message.ts'
import { requestPerson } from './request-person.ts'
import { sendMessage } from './send-message.ts'
import { startChat } from './start-chat.ts'
import { close, release, reopen, takeOver } from './steer-conversation.ts'

const tags = ['Chat']

export const chatRouter = router({
  humanCheck: publicProcedure.output(humanCheck).query(({ ctx }) => ctx.humanCheck.ask()),

  start: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/chat/start',
        summary: 'Start a conversation',
        tags,
        protect: false,
        description:
          'Starts a conversation of a visitor. Send the `visitorToken` as `Authorization: Bearer …` with every ' +
          'later call. `startKey` is the idempotency key, a secret of the visitor: generate a new one for each ' +
          'conversation, and reuse it for retries. Where a human check is required, `chat.humanCheck` of tRPC ' +
          'returns the challenge that `humanCheck` answers.',
        answer: 'The conversation, its token, and its messages so far.',
        body: { locale: 'en', pageUrl: 'https://www.example.com/pricing' },
        problems: ['human_check_failed'],
      },
    })
    .input(startInput)
    .output(startedChat)
    .mutation(({ ctx, input }) => startChat(ctx, input, ctx.client.address)),

  send: visitorProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/chat/message',
        summary: 'Send a message as the visitor',
        tags,
        protect: true,
        description:
          '`clientMessageId` is the idempotency key: a message is stored once, and other content under the same id ' +
          'is refused. With `wait` the response is sent once the reply, the extracted facts, the lead and the ' +
          'score are stored, after 25 seconds at most. `reply` is absent where a person answers, or where the ' +
          'reply takes longer.',
        answer: 'The stored message, and the reply if `wait` was set.',
        body: {
          clientMessageId: '0199c2a4-7d1e-7c3a-9f52-3b1f0a6d8e47',
          content:
            'Hello, I am Jane Cooper from Acme Ltd. We need a new customer portal; write to jane.cooper@acme.example',
          wait: true,
        },
        problems: ['conversation_closed', 'message_differs'],
      },
    })
    .input(sendInput)
    .output(sentMessage)
    .mutation(({ ctx, input }) =>
      sendMessage(ctx, ctx.visitor.conversationId, input, ctx.client.address),
    ),

  history: participantProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/chat/history/{leadId}',
        summary: 'The message history of a lead',
        tags,
        protect: true,
        description:
          'From all conversations of the lead, oldest first; a visitor gets those of their own conversation. At most ' +
          '1,000 messages; `after` is the number of messages to skip.',
        answer: 'The messages, and whether there are more.',
        problems: ['lead_not_found'],
      },
    })
    .input(leadHistory)
    .output(messageList)
    .query(({ ctx, input }) => listHistory(ctx, ctx.principal, input)),

  messages: participantProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/chat/conversations/{conversationId}/messages',
        summary: 'The messages of a conversation after a seq',
        tags,
        protect: true,
        description:
          'In the order of `seq`, which has no gaps. At most 1,000; `after` is the cursor, the last `seq` the client ' +
          'has. `snapshot` is the state of the conversation, as the first event of a subscription: with both, a ' +
          'client can follow a conversation by polling.',
        answer: 'The messages, whether there are more, and the state of the conversation.',
        problems: ['conversation_not_found'],
      },
    })
    .input(conversationMessages)
    .output(conversationPage)
    .query(({ ctx, input }) => listConversation(ctx, ctx.principal, input)),

  events: participantProcedure
    .input(followInput)
    .subscription(({ ctx, input: { conversationId, lastEventId }, signal }) => {
      const { db, bus, conversationHub, principal } = ctx
      assertMayAccess(principal, conversationId)
      // No more than it needs, since it is kept for as long as the socket.
      const needed = { db, bus, conversationHub, principal, id: conversationId }
      const about = { ...needed, socket: ctx.subscriptionSocket() }
      return withStreamSignal(ctx.streamSignal, signal!, (until) =>
        followConversation({ ...about, signal: until }, lastEventId ?? 0),
      )
    }),

  inbox: viewerProcedure.subscription(({ ctx, signal }) =>
    withStreamSignal(ctx.streamSignal, signal!, (until) => followInbox(ctx, ctx.admin, until)),
  ),

  list: viewerProcedure
    .input(listInput)
    .output(inboxPage)
    .query(({ ctx, input }) => listInbox(ctx, ctx.admin.id, input)),

  setPresence: participantProcedure
    .input(presenceInput)
    .output(presenceSet)
    .mutation(({ ctx, input }) => setPresence(ctx, ctx.principal, input)),

  markRead: participantProcedure
    .input(readInput)
    .output(markedRead)
    .mutation(({ ctx, input }) => markRead(ctx, ctx.principal, input)),

  requestPerson: visitorProcedure
    .input(requestInput)
    .output(personRequested)
    .mutation(async ({ ctx, input: { conversationId } }) => {
      assertMayAccess(ctx.visitor, conversationId)
      await ctx.limits.count('call_person', ctx.client.address)
      return requestPerson(ctx, conversationId)
    }),

  reply: agentProcedure
    .input(replyInput)
    .output(repliedMessage)
    .mutation(({ ctx, input }) => replyMessage(ctx, ctx.admin, input)),

  takeOver: agentProcedure
    .input(steerConversation)
    .output(conversationState)
    .mutation(({ ctx, input }) => takeOver(ctx, input.conversationId, ctx.admin)),

  handOver: agentProcedure
    .input(handOverInput)
    .output(conversationState)
    .mutation(({ ctx, input }) => handOver(ctx, ctx.admin, input)),

  release: agentProcedure
    .input(steerConversation)
    .output(conversationState)
    .mutation(({ ctx, input }) => release(ctx, input.conversationId, ctx.admin)),

  close: agentProcedure
    .input(steerConversation)
    .output(conversationState)
    .mutation(({ ctx, input }) => close(ctx, input.conversationId, ctx.admin)),

  reopen: agentProcedure
    .input(steerConversation)
    .output(conversationState)
    .mutation(({ ctx, input }) => reopen(ctx, input.conversationId, ctx.admin)),

  facts: viewerProcedure
    .input(conversationFacts)
    .output(knownOfVisitor)
    .query(({ ctx, input }) => findFactsOf(ctx, input.conversationId)),

  setFact: agentProcedure
    .input(setConversationFact)
    .output(knownOfVisitor)
    .mutation(({ ctx, input }) => setFactOf(ctx, ctx.admin, input)),

  receivedMails: viewerProcedure
    .input(listReceivedInput)
    .output(receivedPage)
    .query(({ ctx, input }) => listReceived(ctx, input)),

  createLead: agentProcedure
    .input(conversationFacts)
    .output(leadDetail)
    .mutation(({ ctx, input }) => createLeadOf(ctx, ctx.admin, input.conversationId)),
})
