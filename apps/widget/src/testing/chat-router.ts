import type { ConversationDraft, ConversationSnapshot, Message } from '@oka/contract/chat'
import type { Problem } from '@oka/contract/problem'
import { initTRPC, tracked, TRPCError } from '@trpc/server'

import type { World } from './world.ts'

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

    events: visitor
      .input((input) => input as { conversationId: string; lastEventId: number })
      .subscription(async function* ({ ctx: { world, conversation }, input, signal }) {
        world.follows.push(input.lastEventId)
        if (conversation.id !== input.conversationId) {
          throw refused('conversation_not_found', 'NOT_FOUND')
        }
        yield* follow(world, conversation.id, { after: input.lastEventId, signal: signal! })
      }),
  }),
})

async function* follow(
  world: World,
  id: string,
  { after, signal }: { after: number; signal: AbortSignal },
) {
  const wakes = world.wakes(id, signal)
  let seen = after
  let snapshot = ''
  do {
    const { mode, turn, holder, draft, messages } = world.get(id)
    if (snapshot !== `${mode} ${holder?.name}`) {
      yield { type: 'snapshot', mode, turn, holder, draft } satisfies ConversationSnapshot
      snapshot = `${mode} ${holder?.name}`
    } else if (draft) yield { type: 'draft', ...draft } satisfies ConversationDraft
    for (const message of messages.filter(({ seq }) => seq > seen)) {
      yield tracked(String(message.seq), message satisfies Message)
      seen = message.seq
    }
  } while (!(await wakes.next()).done)
}
