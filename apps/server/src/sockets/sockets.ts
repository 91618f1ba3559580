import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

import websocket from '@fastify/websocket'
import type { Context, Deps } from '@oka/api/deps'
import { DomainError, invalidInput } from '@oka/api/domain-error'
import { appRouter } from '@oka/api/router'
import { socketClose } from '@oka/contract/socket'
import { TRPCError } from '@trpc/server'
import { applyWSSHandler } from '@trpc/server/adapters/ws'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { addressKey } from '../http/address-key.ts'
import { describeClient, type Identity, identify } from '../http/context.ts'
import type { Lifetimes } from './session-expiry.ts'
import { logFailure } from '../log-failure.ts'
import { principalKey } from '../http/principal-key.ts'
import type { ConnectionRefusals } from './connection-refusals.ts'
import { currentSecond, GuardedSocket, socketOfCall, socketLimits } from './socket-guard.ts'
import { sendProblem } from '../http/problem-reply.ts'
import { createTally } from '../security/tally.ts'

/** Sockets that may be open at once. */
const mostSockets = {
  /** Of one address that have not said yet who they are. */
  unidentified: 20,
  /** Of a visitor, or of a person of the staff: one for each tab, on each device. */
  visitor: 12,
  staff: 40,
  /** Of one address, behind which may be an office, or a provider's customers. */
  address: 500,
  /** Of this process: some 25 kB each. */
  all: 12_000,
} as const
/** Milliseconds a client that is refused is kept before it is sent away. */
const refusalDelay = 1000
/** Milliseconds in which an upgrade must have been accepted, or its refusal sent. */
const upgradeTimeout = 5000
/** Milliseconds in which clients answer the close frame of a stop. */
const closeTimeout = 1000
/** Seconds after which a client may try again where there was no room. */
const retryAfter = socketLimits.identification / 1000

/** Whether a request wants to become a WebSocket (RFC 6455 section 4.1). Any other upgrade is ignored (RFC 9110 section 7.8). */
export const asksForSocket = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'

/**
 * tRPC over WebSocket at /trpc, behind a guard. An upgrade is a request like any other until it is
 * accepted: hooks refuse it, and `sendProblem` answers it. This comes before all other hooks, since the
 * plugin closes the connection only of what has passed its own.
 */
export async function registerSockets(
  server: FastifyInstance,
  deps: Deps,
  {
    lifetimes,
    limitScale,
    refusals,
  }: { lifetimes: Lifetimes; limitScale: number; refusals: ConnectionRefusals },
): Promise<void> {
  const deadlines = new WeakMap<IncomingMessage, NodeJS.Timeout>()
  // Node stops watching over a connection once it asks for an upgrade.
  server.server.on('upgrade', (request: IncomingMessage) => {
    const { socket } = request
    const cut = () => {
      if (socket.destroyed) return
      refusals.upgrade(408, request.url ?? '')
      socket.destroy()
    }
    deadlines.set(request, setTimeout(cut, upgradeTimeout).unref())
  })
  await server.register(websocket, {
    // The types know no subclass.
    options: { maxPayload: socketLimits.frameBytes, WebSocket: GuardedSocket as never },
    errorHandler: (_, socket) => socket.terminate(),
    preClose: closeSockets,
  })
  const wss = server.websocketServer
  const unidentified = createTally()
  const ofAddress = createTally()
  const ofPrincipal = createTally()

  const handler = applyWSSHandler({
    wss,
    router: appRouter,
    createContext: async ({ res, info }): Promise<Context> => {
      const socket = res as GuardedSocket
      const identity = await admit(socket, info.connectionParams?.['token'])
      return {
        ...deps,
        principal: identity.principal,
        subscriptionSocket: socketOfCall,
        // The socket is closed instead, and with it all that is called over it.
        streamSignal: noSignal,
        refreshCookie: null,
        client: socket.client,
      }
    },
    onError: (failure) => logFailure(server, failure),
  })

  const silence = setInterval(() => {
    const second = currentSecond()
    for (const socket of wss.clients) (socket as GuardedSocket).checkSilence(second)
  }, 1000).unref()
  server.addHook('onClose', () => clearInterval(silence))

  server.route({
    method: 'GET',
    url: '/trpc',
    preHandler: guardUpgrade,
    handler: (_, reply) => sendProblem(reply, new DomainError('not_found')),
    wsHandler: (socket, { ip, raw }) => {
      const guarded = socket as GuardedSocket
      const address = addressKey(ip)
      guarded.client = describeClient(ip, raw.headers)
      forgetRequest(guarded, raw)
      guarded.expectIdentification(unidentified.add(address))
      onceClosed(guarded, ofAddress.add(address))
    },
  })

  /** Calls back at once, so that no other upgrade is accepted between the check of the limits and the count. */
  function guardUpgrade(
    request: FastifyRequest,
    reply: FastifyReply,
    done: (error?: DomainError) => void,
  ): void {
    if (!request.ws) return done()
    const refusal = refusalOf(request)
    if (refusal) return done(refusal)
    clearTimeout(deadlines.get(request.raw))
    deadlines.delete(request.raw)
    // The stream would keep the response, and with it the reply.
    reply.raw.detachSocket(request.raw.socket)
    done()
  }

  /** Why an upgrade is not accepted, if it is not. */
  function refusalOf({ raw, ip }: FastifyRequest): DomainError | undefined {
    const wrong = refusalOfHandshake(raw)
    if (wrong) return wrong
    if (wss.clients.size >= mostSockets.all * limitScale) {
      const message = 'The server has all the sockets it can hold; try again shortly.'
      return new DomainError('database_unavailable', { message, retryAfter })
    }
    const address = addressKey(ip)
    return unidentified.of(address) >= mostSockets.unidentified * limitScale ||
      ofAddress.of(address) >= mostSockets.address * limitScale
      ? new DomainError('too_many_requests', { retryAfter })
      : undefined
  }

  /** Asks the clients to come back, which they do to the process that listens by then. Fastify waits until all are gone. */
  function closeSockets(done: () => void): void {
    handler.broadcastReconnectNotification()
    for (const socket of wss.clients) socket.close(socketClose.goingAway)
    setTimeout(() => {
      for (const socket of wss.clients) socket.terminate()
    }, closeTimeout).unref()
    done()
  }

  /** Finds out who has come over a socket. Throws, and closes it a little later, for whoever may not stay. */
  async function admit(socket: GuardedSocket, token: string | undefined): Promise<Identity> {
    const identity = await identify(deps, token)
    if (!identity) return refuseUnknown(socket)
    const key = principalKey(identity.principal)
    if (ofPrincipal.of(key) >= mostSockets[identity.principal.kind] * limitScale) {
      return refuseOneTooMany(socket)
    }
    socket.markIdentified()
    onceClosed(socket, ofPrincipal.add(key))
    if (identity.principal.kind === 'staff') {
      const session = { sessionId: identity.principal.sessionId, expiresAt: identity.expiresAt }
      const end = (reason: string) => socket.close(socketClose.unauthenticated, reason)
      onceClosed(socket, lifetimes.watch(session, end))
    }
    return identity
  }
}

const noSignal = (): null => null

/** A socket that is already closed never emits 'close' again. */
function onceClosed(socket: GuardedSocket, forget: () => void): void {
  if (socket.readyState === socket.OPEN) socket.on('close', forget)
  else forget()
}

/** The stock client comes back at once, and would spin with a token that stays wrong. */
async function refuseUnknown(socket: GuardedSocket): Promise<never> {
  await pause(refusalDelay)
  // After its calls were refused, each of them: none is made on behalf of nobody.
  setImmediate(() => socket.close(socketClose.unauthenticated, 'The token is not valid.'))
  throw new TRPCError({ code: 'UNAUTHORIZED', cause: new DomainError('unauthenticated') })
}

async function refuseOneTooMany(socket: GuardedSocket): Promise<never> {
  await pause(refusalDelay)
  // Before its calls are refused: the client keeps them, and makes them when there is room again.
  socket.close(socketClose.tryAgainLater, 'Too many sockets are open.')
  throw new TRPCError({
    code: 'TOO_MANY_REQUESTS',
    cause: new DomainError('too_many_requests'),
  })
}

/**
 * Frees what is kept for as long as a socket lives, some 6 kB of heap: the plugin's listener for errors holds
 * the request and the reply; tRPC holds the raw request, and that its headers and the buffer it was read from.
 */
function forgetRequest(socket: GuardedSocket, raw: IncomingMessage): void {
  // ws closes a socket on which it met an error, which is its client's and not ours to log.
  socket.removeAllListeners('error').on('error', ignore)
  const head = Object.getOwnPropertySymbols(raw).find(
    ({ description }) => description === 'ws-head',
  )
  if (head) Object.assign(raw, { [head]: null })
  raw.headers = {}
  raw.rawHeaders = []
}

const ignore = (): void => {}

const socketKey = /^[A-Za-z\d+/]{22}==$/

/** What RFC 6455 section 4.2.1 asks of a handshake. */
function refusalOfHandshake({ headers }: IncomingMessage): DomainError | undefined {
  if (headers['sec-websocket-version'] !== '13') {
    return invalidInput('sec-websocket-version', 'must be 13')
  }
  return socketKey.test(headers['sec-websocket-key'] ?? '')
    ? undefined
    : invalidInput('sec-websocket-key', 'must be 16 bytes in base64')
}
