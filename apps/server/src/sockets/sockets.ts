import { setTimeout as pause } from 'node:timers/promises'

import type { Context, Deps } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import { appRouter } from '@oka/api/router'
import { socketClose } from '@oka/contract/socket'
import { TRPCError } from '@trpc/server'
import { applyWSSHandler } from '@trpc/server/adapters/ws'
import type { FastifyInstance } from 'fastify'

import { addressKey } from '../http/address-key.ts'
import { describeClient, type Identity, identify } from '../http/context.ts'
import { sendProblem } from '../http/problem-reply.ts'
import { principalKey } from '../http/principal-key.ts'
import { logFailure } from '../log-failure.ts'
import { createTally } from '../security/tally.ts'
import type { Lifetimes } from './session-expiry.ts'
import { currentSecond, type GuardedSocket, socketOfCall, socketLimits } from './socket-guard.ts'
import { acceptUpgrades, type UpgradeOptions } from './socket-upgrades.ts'

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
/** Milliseconds in which clients answer the close frame of a stop. */
const closeTimeout = 1000
/** Seconds after which a client may try again where there was no room. */
const retryAfter = socketLimits.identification / 1000

export type SocketOptions = Pick<UpgradeOptions, 'origins' | 'trusts' | 'refusals'> & {
  lifetimes: Lifetimes
  limitScale: number
}

/** tRPC over WebSocket at /trpc, behind a guard. Returns how many sockets are open. */
export function registerSockets(
  server: FastifyInstance,
  deps: Deps,
  { origins, trusts, lifetimes, limitScale, refusals }: SocketOptions,
): () => number {
  const unidentified = createTally()
  const ofAddress = createTally()
  const ofPrincipal = createTally()

  const wss = acceptUpgrades(server.server, {
    origins,
    trusts,
    refusals,
    log: server.log,
    readiness: server.readiness,
    refuseAddress,
    onSocket: (socket, { headers }, ip) => {
      const address = addressKey(ip)
      socket.client = describeClient(ip, headers)
      socket.expectIdentification(unidentified.add(address))
      onceClosed(socket, ofAddress.add(address))
    },
  })

  const handler = applyWSSHandler({
    wss,
    router: appRouter,
    createContext: async ({ res, info }): Promise<Context> => {
      const socket = res as GuardedSocket
      const identity = await authenticate(socket, info.connectionParams?.['token'])
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
    for (const socket of wss.clients) socket.checkSilence(second)
  }, 1000).unref()
  server.addHook('preClose', closeSockets)
  server.addHook('onClose', () => clearInterval(silence))
  // Or a page of the admin app would be there for what is no upgrade.
  server.get('/trpc', (_, reply) => sendProblem(reply, new DomainError('not_found')))
  return () => wss.clients.size

  function refuseAddress(ip: string): DomainError | undefined {
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

  /** Authenticates a socket and registers its session. Throws, and closes the socket a little later, where it is refused. */
  async function authenticate(socket: GuardedSocket, token: string | undefined): Promise<Identity> {
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
