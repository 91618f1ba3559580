import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'

import type { Context, SubscriptionSocket } from '@oka/api/deps'
import { frameMaxBytes } from '@oka/contract/limits'
import { socketClose } from '@oka/contract/socket'
import { type RawData, WebSocket } from 'ws'

import { describeClient } from '../http/context.ts'
import { framesOf } from './subscription-frames.ts'

/** What one socket may do. tRPC's own server trusts its clients. */
export const socketLimits = {
  frameBytes: frameMaxBytes,
  callsInFrame: 8,
  subscriptions: 8,
  framesInSecond: 20,
  /** Bytes that wait for a client that does not read. */
  unsentBytes: 1024 * 1024,
  /** Of these, as many as do not hold up the next page of a long conversation. */
  drainedBytes: 128 * 1024,
  /** Milliseconds in which such a client must have read something. */
  drainPatience: 8000,
  /** Milliseconds within which a client must say who it is. */
  identification: 5000,
  /** Seconds of silence after which a client is asked for a sign of life, and then until it is given up. */
  silence: 25,
  pingPatience: 10,
} as const

const unknownClient: Context['client'] = describeClient('', {})

type Call = { id?: number | string | null; method?: string }

const callUnderWay = new AsyncLocalStorage<{ socket: GuardedSocket; id: number | string }>()

/** The socket of the call under way, for a subscription; null outside of a call. */
export function socketOfCall(): SubscriptionSocket | null {
  const call = callUnderWay.getStore()
  return call ? call.socket.subscriptionSocket(call.id) : null
}

/** A socket that holds its client to the limits before tRPC sees a frame, and itself to them before it sends one. */
export class GuardedSocket extends WebSocket {
  /** Described before its request is forgotten. */
  client = unknownClient
  readonly #subscriptions = new Set<number | string>()
  #patience: NodeJS.Timeout | undefined
  #settled: (() => void) | undefined
  /** Of the last frame, and the frames in it. */
  #second = currentSecond()
  #frames = 0
  #askedAt: number | undefined

  /** Closes the socket unless it is identified in time; tells when it was, or is gone. */
  expectIdentification(settled: () => void): void {
    // In a field, since the listener would keep what is a variable here for as long as the socket.
    this.#patience = setTimeout(
      () => this.close(socketClose.unauthenticated, 'Nobody has said who this is.'),
      socketLimits.identification,
    )
    this.#settled = settled
    this.on('close', () => this.markIdentified())
  }

  /** The client has said who it is. */
  markIdentified(): void {
    clearTimeout(this.#patience)
    this.#settled?.()
    this.#patience = undefined
    this.#settled = undefined
  }

  /**
   * To be called once a second. Asks a silent client for a sign of life, as tRPC's own keep-alive does, and cuts one
   * that gives none: two timers for each socket, as tRPC has them, take a kilobyte of it.
   */
  checkSilence(second: number): void {
    if (second - this.#second < socketLimits.silence) return
    if (this.#askedAt === undefined) {
      this.#askedAt = second
      this.send('PING')
    } else if (second - this.#askedAt >= socketLimits.pingPatience) this.terminate()
  }

  /** What sends the events of the subscription that the client knows by that id. */
  subscriptionSocket(id: number | string): SubscriptionSocket {
    return {
      send: (events) => {
        if (this.readyState !== this.OPEN) return true
        for (const frame of framesOf(events, id)) super.send(frame, { binary: false })
        this.#cutIfUnread()
        return true
      },
      drained: (signal) => this.#drained(signal),
    }
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message') return super.emit(event, ...args)
    const calls = readCalls(args[0] as RawData)
    const refusal = this.#refuse(calls)
    if (refusal) {
      this.close(socketClose.policy, refusal)
      return false
    }
    return this.#pass(calls, args)
  }

  /** Hands a frame on, each call of a batch as one of its own, so that what is done for it knows its id. */
  #pass(calls: readonly Call[], args: readonly unknown[]): boolean {
    const [call] = calls
    if (calls.length > 1) {
      for (const one of calls) this.#pass([one], [Buffer.from(JSON.stringify(one)), false])
      return true
    }
    if (call?.id === undefined || call.id === null) return super.emit('message', ...args)
    const { id } = call
    return callUnderWay.run({ socket: this, id }, () => super.emit('message', ...args))
  }

  override send(data: Parameters<WebSocket['send']>[0], ...rest: unknown[]): void {
    if (typeof data === 'string') this.#forgetEnded(data)
    super.send(data, ...(rest as []))
    this.#cutIfUnread()
  }

  #cutIfUnread(): void {
    if (this.bufferedAmount > socketLimits.unsentBytes) this.#cut()
  }

  #cut(): void {
    // The close frame would wait behind what the client does not read.
    this.close(socketClose.tryAgainLater, 'Too much is waiting to be read.')
    this.terminate()
  }

  async #drained(signal: AbortSignal): Promise<void> {
    let least = this.bufferedAmount
    let readAt = performance.now()
    while (this.bufferedAmount > socketLimits.drainedBytes && !signal.aborted) {
      if (performance.now() - readAt > socketLimits.drainPatience) return this.#cut()
      await pause(20)
      if (this.bufferedAmount >= least) continue
      least = this.bufferedAmount
      readAt = performance.now()
    }
  }

  /** Why a frame is not let through, if it is not. */
  #refuse(calls: readonly Call[]): string | undefined {
    const second = currentSecond()
    this.#askedAt = undefined
    this.#frames = second === this.#second ? this.#frames + 1 : 1
    this.#second = second
    if (this.#frames > socketLimits.framesInSecond) return 'Too many frames.'
    if (calls.length > socketLimits.callsInFrame) return 'Too many calls in a frame.'
    return this.#hold(calls)
  }

  /** Keeps count of the subscriptions; why they cannot be held, if they cannot. */
  #hold(calls: readonly Call[]): string | undefined {
    for (const { id, method } of calls) {
      if (id === undefined || id === null) continue
      if (method === 'subscription.stop') this.#subscriptions.delete(id)
      // tRPC would answer with an error for that id, by which the first would seem to have ended.
      else if (this.#subscriptions.has(id)) return 'That id is in use.'
      else if (method === 'subscription') this.#subscriptions.add(id)
    }
    return this.#subscriptions.size > socketLimits.subscriptions
      ? 'Too many subscriptions.'
      : undefined
  }

  /** A subscription also ends when we say so, or fail. */
  #forgetEnded(data: string): void {
    if (this.#subscriptions.size === 0) return
    if (!data.includes('"type":"stopped"') && !data.includes('"error":')) return
    const { id } = JSON.parse(data) as Call
    if (id !== undefined && id !== null) this.#subscriptions.delete(id)
  }
}

/** Seconds by the clock that `checkSilence` is called with. */
export const currentSecond = (): number => Math.floor(performance.now() / 1000)

/** The calls of a frame; none in a ping or in what is no JSON, or no call, which tRPC answers itself. */
function readCalls(data: RawData): Call[] {
  try {
    const parsed: unknown = JSON.parse((data as Buffer).toString())
    const calls: unknown[] = Array.isArray(parsed) ? parsed : [parsed]
    return calls.every((call) => typeof call === 'object' && call !== null) ? calls : []
  } catch {
    return []
  }
}
