import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

import proxyAddr from '@fastify/proxy-addr'
import { DomainError, invalidInput } from '@oka/api/domain-error'
import { type Server as SocketServer, WebSocketServer } from 'ws'

import type { Trusts } from '../config/env.ts'
import { lacksHost } from '../http/http-policy.ts'
import type { Origins } from '../http/origins.ts'
import { sendProblemAndClose } from '../http/problem-reply.ts'
import type { FailureLog } from '../log-failure.ts'
import type { ConnectionRefusals } from './connection-refusals.ts'
import { GuardedSocket, socketLimits } from './socket-guard.ts'

/** Milliseconds in which an upgrade must have been accepted, or its refusal sent. */
const upgradeTimeout = 5000

/** Whether a request wants to become a WebSocket (RFC 6455 section 4.1). Any other upgrade is ignored (RFC 9110 section 7.8). */
export const asksForSocket = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'

export type UpgradeOptions = FailureLog & {
  origins: Origins
  trusts: Trusts
  refusals: ConnectionRefusals
  /** Why a client of that address may not have one more socket, if it may not. */
  refuseAddress: (ip: string) => DomainError | undefined
  /** Called with each socket before tRPC knows of it; nothing comes between this and `refuseAddress`. */
  onSocket: (socket: GuardedSocket, request: IncomingMessage, ip: string) => void
}

/**
 * The server of WebSockets at /trpc. What is refused is answered here and cut, before Fastify makes a request of it: a
 * flood of upgrades that are refused must not keep others waiting.
 */
export function acceptUpgrades(
  server: Server,
  { origins, trusts, refusals, refuseAddress, onSocket, ...failures }: UpgradeOptions,
): SocketServer<typeof GuardedSocket> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: socketLimits.frameBytes,
    WebSocket: GuardedSocket,
  })

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // Node listens no longer, and watches over the connection no longer either.
    const destroy = () => stream.destroy()
    stream.on('error', destroy)
    const deadline = setTimeout(() => {
      refusals.upgrade(408, request.url!)
      stream.destroy()
    }, upgradeTimeout).unref()
    const clearDeadline = () => clearTimeout(deadline)
    stream.on('close', clearDeadline)

    const refuse = (error: unknown) => {
      refusals.upgrade(sendProblemAndClose(stream, error, failures), request.url!)
    }
    const decide = () => {
      // The address of a client that is gone is not known.
      if (stream.destroyed || request.socket.remoteAddress === undefined) return destroy()
      const ip = proxyAddr(request, trusts)
      const refusal = refuseAddress(ip)
      if (refusal) return refuse(refusal)
      clearDeadline()
      // They would keep the request for as long as the socket lives.
      stream.off('error', destroy).off('close', clearDeadline)
      sockets.handleUpgrade(request, stream, head, (socket) => {
        onSocket(socket, request, ip)
        sockets.emit('connection', socket, request)
        forgetRequest(socket, request)
      })
    }

    const refusal = refusalOf(request)
    if (refusal) return refuse(refusal)
    const { origin } = request.headers
    if (origin === undefined) return decide()
    origins
      .allow(origin)
      .then(
        (isAllowed) => (isAllowed ? decide() : refuse(new DomainError('origin_not_allowed'))),
        refuse,
      )
  })
  return sockets
}

const socketKey = /^[A-Za-z\d+/]{22}==$/

/** Validates the handshake, before origin and rate limits (RFC 6455 section 4.2.1). */
function refusalOf(request: IncomingMessage): DomainError | undefined {
  const { url, headers } = request
  if (lacksHost(request)) return new DomainError('bad_request')
  if (url!.split('?', 1)[0] !== '/trpc') return new DomainError('not_found')
  if (headers['sec-websocket-version'] !== '13') {
    return invalidInput('sec-websocket-version', 'must be 13')
  }
  return socketKey.test(headers['sec-websocket-key'] ?? '')
    ? undefined
    : invalidInput('sec-websocket-key', 'must be 16 bytes in base64')
}

/** Frees what tRPC keeps of the request for as long as the socket lives: its headers, and its listener for errors. */
function forgetRequest(socket: GuardedSocket, request: IncomingMessage): void {
  // ws closes a socket on which it met an error, which is its client's and not ours to log.
  socket.removeAllListeners('error').on('error', ignore)
  request.headers = {}
  request.rawHeaders = []
}

const ignore = (): void => {}
