import type { ConversationDraft, ConversationSnapshot, Message } from '@oka/contract/chat'
import type { ConversationPresence, PresenceState } from '@oka/contract/presence'
import type { Problem } from '@oka/contract/problem'
import { initTRPC, tracked, TRPCError } from '@trpc/server'

import type { HeldConversation, World } from './world.ts'

export class Refusal extends Error {
  readonly problem: Problem
  readonly retryAfter: number | null

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem)
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

type Context = { world: World; token: string | null }

const t = initTRPC.context<Context>().create({
  isDev: false,
  sse: {
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
  errorFormatter: ({ shape, error }) => {
    const { problem, retryAfter } =
      error.cause instanceof Refusal ? error.cause : new Refusal('internal_error')
    return { ...shape, data: { ...shape.data, problem, retryAfter } }
  },
})

function refused(problem: Problem, code: TRPCError['code']): TRPCError {
  return new TRPCError({ code, cause: new Refusal(problem) })
}

const visitor = t.procedure.use(({ ctx, next }) => {
  const conversation = ctx.token === null ? undefined : ctx.world.byToken(ctx.token)
  if (!conversation) throw refused('unauthenticated', 'UNAUTHORIZED')
  return next({ ctx: { ...ctx, conversation } })
})

/** The procedures of chat the widget calls, with the names and answers of the real ones. */
export const chatRouter = t.router({
  chat: t.router({
    humanCheck: t.procedure.query(async ({ ctx: { world } }) => {
      await world.meet('humanCheck', {})
      return await world.ask()
    }),

    start: t.procedure
      .input((input) => input as { startKey: string; humanCheck?: string })
      .mutation(async ({ ctx: { world }, input }) => {
        await world.meet('start', input)
        if (!(await world.admits(input.startKey, input.humanCheck))) {
          throw refused('human_check_failed', 'FORBIDDEN')
        }
        return world.start(input.startKey)
      }),

    send: visitor
      .input((input) => input as { clientMessageId: string; content: string })
      .mutation(async ({ ctx: { world, conversation }, input }) => {
        await world.meet('send', input)
        if (conversation.mode === 'closed') throw refused('conversation_closed', 'CONFLICT')
        const known = conversation.messages.find(
          (message) => message.clientMessageId === input.clientMessageId,
        )
        if (known && known.content !== input.content) throw refused('message_differs', 'CONFLICT')
        return { message: known ?? world.say(conversation.id, { role: 'visitor', ...input }) }
      }),

    setPresence: visitor
      .input((input) => input as { conversationId: string; state: PresenceState })
      .mutation(async ({ ctx: { world, conversation }, input }) => {
        await world.meet('setPresence', input)
        requireOwn(conversation, input)
        world.change(conversation.id, { presence: input.state })
        return { state: input.state }
      }),

    markRead: visitor
      .input((input) => input as { conversationId: string; seq: number })
      .mutation(async ({ ctx: { world, conversation }, input }) => {
        await world.meet('markRead', input)
        requireOwn(conversation, input)
        const { visitorReadSeq, messages } = conversation
        if (input.seq > messages.length) throw refused('invalid_input', 'BAD_REQUEST')
        world.change(conversation.id, { visitorReadSeq: Math.max(visitorReadSeq, input.seq) })
        return { seq: input.seq }
      }),

    requestPerson: visitor
      .input((input) => input as { conversationId: string })
      .mutation(async ({ ctx: { world, conversation }, input }) => {
        await world.meet('requestPerson', input)
        requireOwn(conversation, input)
        if (conversation.mode === 'closed') throw refused('conversation_closed', 'CONFLICT')
        if (conversation.mode === 'assistant' && !conversation.called) {
          conversation.called = true
          world.say(conversation.id, { role: 'system', content: 'A colleague has been called.' })
        }
        return { available: true, expectedMinutes: null }
      }),

    events: visitor
      .input((input) => input as { conversationId: string; lastEventId: number })
      .subscription(async function* ({ ctx: { world, conversation }, input, signal }) {
        world.follows.push(input.lastEventId)
        requireOwn(conversation, input)
        const { messages } = conversation
        if (input.lastEventId > messages.length) throw refused('invalid_input', 'BAD_REQUEST')
        yield* follow(world, conversation.id, { after: input.lastEventId, signal: signal! })
      }),
  }),
})

function requireOwn({ id }: HeldConversation, { conversationId }: { conversationId: string }) {
  if (id !== conversationId) throw refused('conversation_not_found', 'NOT_FOUND')
}

async function* follow(
  world: World,
  id: string,
  { after, signal }: { after: number; signal: AbortSignal },
) {
  const wakes = world.wakes(id, signal)
  let seen = after
  let snapshot = ''
  let presence = ''
  do {
    const { mode, turn, holder, draft, messages, typing, visitorReadSeq } = world.get(id)
    if (snapshot !== `${mode} ${holder?.name}`) {
      yield { type: 'snapshot', mode, turn, holder, draft } satisfies ConversationSnapshot
      snapshot = `${mode} ${holder?.name}`
    } else if (draft) yield { type: 'draft', ...draft } satisfies ConversationDraft
    for (const message of messages.filter(({ seq }) => seq > seen)) {
      yield tracked(String(message.seq), message satisfies Message)
      seen = message.seq
    }
    const people = typing.map(
      (name) => ({ role: 'agent', adminId: null, name, typing: true }) as const,
    )
    const present = { type: 'presence', people, visitorReadSeq } satisfies ConversationPresence
    if (JSON.stringify(present) !== presence) yield present
    presence = JSON.stringify(present)
  } while (!(await wakes.next()).done)
}
