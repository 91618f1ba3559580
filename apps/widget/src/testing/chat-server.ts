import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { getWSConnectionHandler } from '@trpc/server/adapters/ws'

import { chatRouter } from './chat-router.ts'
import { acceptSocket, type ServerSocket } from './socket-server.ts'
import type { World } from './world.ts'

export type ChatServer = AsyncDisposable & {
  origin: string
  port: number
  sockets: Set<ServerSocket>
  /** Cuts every connection, as a network failure does. */
  cut: () => void
  /**
   * What happens to a WebSocket; some proxies refuse it, some never respond, some open it and
   * swallow the rest.
   */
  handshake: 'answer' | 'refuse' | 'ignore' | 'swallow'
  /** Number of attempts. */
  handshakes: number
}

/** tRPC over HTTP and WebSocket as the real server speaks it, with a world in memory behind. */
export async function startChatServer(world: World, port = 0): Promise<ChatServer> {
  const sockets = new Set<ServerSocket>()
  const unanswered = new Set<Duplex>()
  const server = createServer(
    createHTTPHandler({
      router: chatRouter,
      basePath: '/trpc/',
      createContext: ({ req }) => ({
        world,
        token: req.headers.authorization?.replace(/^Bearer /, '') ?? null,
      }),
    }),
  )
  const connect = getWSConnectionHandler({
    router: chatRouter,
    createContext: ({ info }) => ({ world, token: info.connectionParams?.['token'] ?? null }),
  } as Parameters<typeof getWSConnectionHandler<typeof chatRouter>>[0])
  server.on('upgrade', (request, stream) => {
    chat.handshakes += 1
    if (chat.handshake === 'swallow') {
      const swallowed = acceptSocket(request, stream)
      sockets.add(swallowed)
      swallowed.on('close', () => sockets.delete(swallowed))
      return
    }
    if (chat.handshake !== 'answer') {
      unanswered.add(stream)
      if (chat.handshake === 'refuse') stream.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    const socket = acceptSocket(request, stream)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    connect(socket as unknown as Parameters<typeof connect>[0], request)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  const cut = () => {
    for (const socket of sockets) socket.terminate()
    for (const stream of unanswered) stream.destroy()
    server.closeAllConnections()
  }
  const chat: ChatServer = {
    origin: `http://127.0.0.1:${address.port}`,
    port: address.port,
    sockets,
    cut,
    handshake: 'answer',
    handshakes: 0,
    async [Symbol.asyncDispose]() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return chat
}
