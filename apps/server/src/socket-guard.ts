import { frameMaxBytes } from '@oka/contract/limits'
import { socketClose } from '@oka/contract/socket'
import { type RawData, WebSocket } from 'ws'

/** What one socket may do. tRPC's own server trusts its clients. */
export const socketLimits = {
  frameBytes: frameMaxBytes,
  callsInFrame: 8,
  subscriptions: 8,
  framesInSecond: 20,
  /** Bytes that wait for a client that does not read. */
  unsentBytes: 1024 * 1024,
  /** Milliseconds within which a client must say who it is. */
  identification: 5000,
} as const

type Call = { id?: number | string | null; method?: string }

/** A socket that holds its client to the limits before tRPC sees a frame, and itself to them before it sends one. */
export class GuardedSocket extends WebSocket {
  readonly #subscriptions = new Set<number | string>()
  #identified: (() => void) | undefined
  #second = 0
  #frames = 0

  /** Closes the socket unless it is identified in time; tells when it was, or is gone. */
  expectIdentification(settled: () => void): void {
    const patience = setTimeout(
      () => this.close(socketClose.unauthenticated, 'Nobody has said who this is.'),
      socketLimits.identification,
    )
    this.#identified = () => {
      this.#identified = undefined
      clearTimeout(patience)
      settled()
    }
    this.once('close', () => this.markIdentified())
  }

  /** The client has said who it is. */
  markIdentified(): void {
    this.#identified?.()
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event === 'message') {
      const refusal = this.#refuse(args[0] as RawData)
      if (refusal) {
        this.close(socketClose.policy, refusal)
        return false
      }
    }
    return super.emit(event, ...args)
  }

  override send(data: Parameters<WebSocket['send']>[0], ...rest: unknown[]): void {
    if (typeof data === 'string') this.#forgetEnded(data)
    super.send(data, ...(rest as []))
    if (this.bufferedAmount <= socketLimits.unsentBytes) return
    // The close frame would wait behind what the client does not read.
    this.close(socketClose.tryAgainLater, 'Too much is waiting to be read.')
    this.terminate()
  }

  /** Why a frame is not let through, if it is not. */
  #refuse(data: RawData): string | undefined {
    const second = Math.floor(performance.now() / 1000)
    this.#frames = second === this.#second ? this.#frames + 1 : 1
    this.#second = second
    if (this.#frames > socketLimits.framesInSecond) return 'Too many frames.'
    const calls = readCalls(data)
    if (calls.length > socketLimits.callsInFrame) return 'Too many calls in a frame.'
    for (const { id, method } of calls) {
      if (id === undefined || id === null) continue
      if (method === 'subscription') this.#subscriptions.add(id)
      if (method === 'subscription.stop') this.#subscriptions.delete(id)
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

/** The calls of a frame; none in a ping or in what is no JSON, which tRPC answers itself. */
function readCalls(data: RawData): Call[] {
  try {
    const parsed: unknown = JSON.parse((data as Buffer).toString())
    const calls: unknown[] = Array.isArray(parsed) ? parsed : [parsed]
    return calls.filter((call) => typeof call === 'object' && call !== null)
  } catch {
    return []
  }
}
