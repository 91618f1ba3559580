import { DomainError } from '@oka/api/domain-error'
import type { Deps } from '@oka/api/deps'
import { createFairQueue } from '@oka/api/fair-queue'
import { batchMaxCalls } from '@oka/contract/limits'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { addressKey } from './address-key.ts'
import { bearerOf } from './context.ts'
import { sendProblem } from './problem-reply.ts'
import { createTally } from '../security/tally.ts'

/**
 * Calls that one token, and one address, may have unanswered or answers unread. A browser has six
 * connections to a host (over HTTP/1.1), so this is a person with four windows, and an office of 60.
 */
const openOfToken = 24
const openOfAddress = 400
/**
 * Calls that are worked on at once, so that none waits in the pool of the database behind many others: they wait before
 * anything is done for them, and addresses take turns. With fewer, each turn of the event loop does less, and a call
 * costs more.
 */
const atWork = 16
/** Milliseconds after which a call that only waits, as a stream or for a reply, gives up its place. */
const atWorkMax = 50
/** Milliseconds in which an answer that is complete has to be taken: 640 KiB, of a batch, at 18 kbit/s. */
const takeWithinMs = 300_000
const lookEveryMs = 10_000

/**
 * Bounds what callers make us keep for them, whatever they call: REST, tRPC, event streams and files.
 * Answers that are open are counted for each token and address, what they hold is counted in bytes, and a
 * client that does not take its answer is cut off. A batch counts as the calls it holds.
 */
export function guardResponses(
  server: FastifyInstance,
  { limits }: Pick<Deps, 'limits'>,
  limitScale: number,
): void {
  const open = createTally()
  const unread = new Map<FastifyReply['raw'], number>()
  const places = createFairQueue(atWork)

  // With callbacks, as all hooks of every request: a promise for each costs more than what they do.
  server.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.logLevel === 'silent') return done()
    const keys = keysOf(request)
    const weight = callsOf(request)
    try {
      refuseTooMany(keys, weight)
      // Counted in memory, so that a refusal is thrown at once.
      void limits.count('address_answer_kib', keys.ip, 0)
      if (keys.token) void limits.count('answer_kib', keys.token, 0)
    } catch (error) {
      sendProblem(reply, error)
      return
    }
    const held = hold(request, reply, keys, weight)
    const leave = places.enterNow(weight)
    if (leave) {
      held.leave = leaveInTime(leave)
      return done()
    }
    void enterLater(reply, held, { keys, weight, done })
  })

  async function enterLater(
    { raw }: FastifyReply,
    held: Held,
    { keys, weight, done }: { keys: Keys; weight: number; done: () => void },
  ): Promise<void> {
    const leave = await places.enter(keys.address, weight)
    if (raw.closed) leave()
    else held.leave = leaveInTime(leave)
    done()
  }

  function refuseTooMany({ token, address }: Keys, weight: number): void {
    const scale = Math.max(1, limitScale)
    const isTooMany = (key: string, most: number) => open.of(key) + weight > most * scale
    if (isTooMany(address, openOfAddress) || (token && isTooMany(token, openOfToken))) {
      throw new DomainError('too_many_requests', { retryAfter: 1 })
    }
  }

  function hold(request: FastifyRequest, { raw }: FastifyReply, keys: Keys, weight: number): Held {
    const { socket } = request.raw
    const writtenBefore = socket.bytesWritten
    const forgetAddress = open.add(keys.address, weight)
    const forgetToken = keys.token === undefined ? undefined : open.add(keys.token, weight)
    const held: Held = { leave: undefined }
    raw.once('prefinish', () => unread.set(raw, Date.now()))
    raw.once('close', () => {
      unread.delete(raw)
      held.leave?.()
      forgetAddress()
      forgetToken?.()
      const kib = Math.ceil((socket.bytesWritten - writtenBefore) / 1024)
      countKib('address_answer_kib', keys.ip, kib)
      if (keys.token) countKib('answer_kib', keys.token, kib)
    })
    return held
  }

  function countKib(name: 'answer_kib' | 'address_answer_kib', key: string, kib: number): void {
    try {
      void limits.count(name, key, kib)
    } catch {
      // What is too much shows with the next call.
    }
  }

  const looking = setInterval(() => {
    const now = Date.now()
    for (const [raw, since] of unread) if (now - since > takeWithinMs) raw.destroy()
  }, lookEveryMs)
  looking.unref()
  server.addHook('onClose', async () => clearInterval(looking))
}

/** A call that only waits gives up its place. */
function leaveInTime(leave: () => void): () => void {
  const timer = setTimeout(leave, atWorkMax)
  return () => {
    clearTimeout(timer)
    leave()
  }
}

/** What a response holds until it is closed: its place among those that are worked on. */
type Held = { leave: (() => void) | undefined }

type Keys = { token: string | undefined; address: string; ip: string }

function keysOf(request: FastifyRequest): Keys {
  const token = bearerOf(request)
  // Behind a proxy each look reads the headers again.
  const { ip } = request
  return { token: token && `token:${token}`, address: `address:${addressKey(ip)}`, ip }
}

/** The calls of a tRPC batch stand in its path, with commas between; one that is too long is refused for that. */
function callsOf({ params }: FastifyRequest): number {
  const { path } = (params ?? {}) as { path?: unknown }
  return typeof path === 'string' ? Math.min(path.split(',').length, batchMaxCalls) : 1
}
