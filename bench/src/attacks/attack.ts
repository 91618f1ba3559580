import { type Agent, request } from 'node:http'
import { json } from 'node:stream/consumers'

import type { connect } from '@oka/db/connection/connect'

/** What is attacked. */
export type Target = { port: number; url: string; databaseUrl: string }

/** How often what was counted, such as each status that was answered. */
export type Counts = Record<string, number>

export type Play = {
  /** Of the loopback network, from which the attack comes. */
  addresses: readonly string[]
  /** How many of what the attack consists of, in all. */
  amount: number
  isOver: () => boolean
  /** What was begun before, where the attack has something to prepare. */
  begun: readonly Begun[]
}

/** A conversation from one of the addresses. */
export type Begun = Started & { localAddress: string; content: string }

export type Attack = {
  name: string
  what: string
  /** The amount of the bench. */
  amount: number
  /** Processes among which the amount is divided, since each may open no more than 10,000 connections. */
  clients?: number
  /** Whether its connections stay open until its processes end; otherwise it lets go of all of them. */
  holds?: true
  /** Whether the server has a model to call. */
  usesModel?: true
  /** What must be there before. */
  prepare?: (target: Target, play: Pick<Play, 'addresses' | 'amount'>) => Promise<Begun[]>
  /** Attacks until it is over, and resolves then. */
  play: (target: Target, play: Play) => Promise<Counts>
  /** What is to happen afterwards. */
  settle?: (sql: ReturnType<typeof connect>) => Promise<void>
}

/** Adds one to what is counted under that name. */
export const count = (counts: Counts, name: string | number): number =>
  (counts[name] = (counts[name] ?? 0) + 1)

type Call = { port: number; agent: Agent; path: string; body: unknown; token?: string | undefined }

/** Calls over REST by the agent's connections and counts the status. Rejects when there is no answer. */
export async function post(
  counts: Counts,
  { port, agent, path, body, token }: Call,
): Promise<Record<string, unknown>> {
  const asked = request({
    port,
    path,
    agent,
    host: '127.0.0.1',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
  })
  asked.end(JSON.stringify(body))
  const response = await new Promise<NodeJS.ReadableStream & { statusCode: number }>(
    (resolve, reject) => {
      asked.on('response', (answer) => resolve(answer as never))
      asked.on('error', reject)
    },
  )
  count(counts, response.statusCode)
  return (await json(response as never)) as Record<string, unknown>
}

export type Started = { conversationId: string; visitorToken: string }

/** Begins a conversation from the agent's address; undefined when that was refused. */
export async function startFrom(
  counts: Counts,
  { port }: Target,
  agent: Agent,
): Promise<Started | undefined> {
  const answer = await post(counts, { port, agent, path: '/api/chat/start', body: {} })
  return 'visitorToken' in answer ? (answer as Started) : undefined
}
