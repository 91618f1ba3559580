import { randomUUID } from 'node:crypto'
import { EventEmitter, on } from 'node:events'

import type { ConversationMode, HumanCheck, Message, MessageRole } from '@oka/contract/chat'
import type { PresenceState } from '@oka/contract/presence'

export type HeldConversation = {
  id: string
  startKey: string
  token: string
  mode: ConversationMode
  turn: number
  holder: { name: string } | null
  draft: { turn: number; text: string } | null
  messages: Message[]
  /** The visitor's last reported presence. */
  presence: PresenceState
  visitorReadSeq: number
  /** The staff who type. */
  typing: string[]
  /** A call for a person is open. */
  called: boolean
}

export type Call = {
  name: 'humanCheck' | 'start' | 'send' | 'setPresence' | 'markRead' | 'requestPerson'
  input: {
    conversationId?: string
    startKey?: string
    humanCheck?: string
    clientMessageId?: string
    content?: string
    state?: PresenceState
    seq?: number
  }
}

type Said = { role: MessageRole; content: string; clientMessageId?: string; author?: string }

/** The check before a conversation. */
export type Guard = {
  ask: () => Promise<HumanCheck>
  accepts: (answer: string | undefined) => Promise<boolean>
}

/** What the server would keep in its database; outlives a server that is stopped. */
export type World = ReturnType<typeof createWorld>

export function createWorld() {
  const conversations = new Map<string, HeldConversation>()
  const wake = new EventEmitter().setMaxListeners(0)
  const calls: Call[] = []
  /** `lastEventId` of each subscription. */
  const follows: number[] = []
  let trouble: ((call: Call) => unknown) | undefined
  let guard: Guard = { ask: async () => ({ kind: 'off' }), accepts: async () => true }

  function get(id: string): HeldConversation {
    const conversation = conversations.get(id)
    if (!conversation) throw new Error(`There is no conversation ${id}`)
    return conversation
  }

  const byStartKey = (startKey: string) =>
    [...conversations.values()].find((conversation) => conversation.startKey === startKey)

  return {
    calls,
    follows,
    conversations,
    get,
    byToken: (token: string) =>
      [...conversations.values()].find((conversation) => conversation.token === token),
    wakes: (id: string, signal: AbortSignal) => on(wake, id, { signal }),

    /** Runs before each call; a throw refuses it. */
    beset(by: (call: Call) => unknown) {
      trouble = by
    },
    async meet(name: Call['name'], input: Call['input']) {
      calls.push({ name, input })
      await trouble?.({ name, input })
    },

    guardBy(by: Guard) {
      guard = by
    },
    ask: () => guard.ask(),
    /** A repeated start is not checked again. */
    admits: async (startKey: string, answer: string | undefined) =>
      byStartKey(startKey) !== undefined || (await guard.accepts(answer)),

    start(startKey: string) {
      const known = byStartKey(startKey)
      const conversation: HeldConversation = known ?? {
        id: randomUUID(),
        startKey,
        token: '',
        mode: 'assistant',
        turn: 0,
        holder: null,
        draft: null,
        messages: [],
        presence: 'away',
        visitorReadSeq: 0,
        typing: [],
        called: false,
      }
      conversation.token = randomUUID()
      conversations.set(conversation.id, conversation)
      const { id, token, messages } = conversation
      return { conversationId: id, visitorToken: token, messages }
    },
    say(id: string, said: Said): Message {
      const { messages } = get(id)
      const message: Message = {
        author: null,
        clientMessageId: null,
        ...said,
        id: randomUUID(),
        conversationId: id,
        seq: messages.length + 1,
        createdAt: new Date().toISOString(),
      }
      messages.push(message)
      wake.emit(id)
      return message
    },
    change(id: string, change: Partial<Omit<HeldConversation, 'id' | 'startKey' | 'messages'>>) {
      Object.assign(get(id), change)
      wake.emit(id)
    },
  }
}
