import {
  conversationMessages,
  conversationState,
  followConversation as followInput,
  humanCheck,
  inboxFilter,
  inboxPage,
  leadHistory,
  messageList,
  repliedMessage,
  replyMessage as replyInput,
  sendMessage as sendInput,
  sentMessage,
  startChat as startInput,
  startedChat,
  steerConversation,
} from '@oka/contract/chat'

import {
  agentProcedure,
  participantProcedure,
  publicProcedure,
  router,
  viewerProcedure,
  visitorProcedure,
} from '../trpc.ts'
import { followConversation } from './follow-conversation.ts'
import { followInbox } from './follow-inbox.ts'
import { listInbox } from './list-inbox.ts'
import { listConversation, listHistory, requireConversation } from './list-messages.ts'
import { replyMessage } from './reply-message.ts'
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
      },
    })
    .input(sendInput)
    .output(sentMessage)
    .mutation(({ ctx, input }) => sendMessage(ctx, ctx.visitor.conversationId, input)),

  history: participantProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/chat/history/{leadId}',
        summary: 'All that a lead said and heard',
        tags,
        protect: true,
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
      },
    })
    .input(conversationMessages)
    .output(messageList)
    .query(({ ctx, input }) => listConversation(ctx, ctx.principal, input)),

  events: participantProcedure
    .input(followInput)
    .subscription(({ ctx, input: { conversationId, lastEventId }, signal }) => {
      requireConversation(ctx.principal, conversationId)
      return followConversation(ctx, conversationId, Number(lastEventId ?? 0), signal!)
    }),

  inbox: viewerProcedure.subscription(({ ctx, signal }) => followInbox(ctx, signal!)),

  list: viewerProcedure
    .input(inboxFilter)
    .output(inboxPage)
    .query(({ ctx, input }) => listInbox(ctx, input)),

  reply: agentProcedure
    .input(replyInput)
    .output(repliedMessage)
    .mutation(({ ctx, input }) => replyMessage(ctx, ctx.admin, input)),

  takeOver: agentProcedure
    .input(steerConversation)
    .output(conversationState)
    .mutation(({ ctx, input }) => takeOver(ctx, input.conversationId, ctx.admin)),

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
})
