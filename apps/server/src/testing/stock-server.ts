import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import type { Context, Deps } from '@oka/api/deps'
import { type AppRouter, appRouter } from '@oka/api/router'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import { applyWSSHandler } from '@trpc/server/adapters/ws'
import Fastify from 'fastify'
import { WebSocketServer } from 'ws'

import { identify } from '../context.ts'

export type StockServer = AsyncDisposable & { url: string }

/**
 * Our router behind tRPC's own adapters and nothing else, as their guides put them up: what an attack
 * does to it shows that the attack is one.
 */
export async function openStockServer(deps: Deps): Promise<StockServer> {
  const anyone = {
    principal: null,
    line: () => null,
    lifetime: () => null,
    client: { address: '127.0.0.1', userAgent: '' },
    refreshCookie: {
      refuseForeignOrigin: () => {},
      read: () => undefined,
      write: () => {},
      clear: () => {},
    },
  }
  const http = Fastify()
  await http.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: { router: appRouter, createContext: (): Context => ({ ...deps, ...anyone }) },
  } satisfies FastifyTRPCPluginOptions<AppRouter>)
  const wss = new WebSocketServer({ server: http.server })
  applyWSSHandler({
    wss,
    router: appRouter,
    createContext: async ({ info }): Promise<Context> => {
      const identity = await identify(deps, info.connectionParams?.['token'])
      return { ...deps, ...anyone, principal: identity?.principal ?? null }
    },
  })
  await http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = http.server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of wss.clients) socket.terminate()
      wss.close()
      await once(wss, 'close')
      await http.close()
    },
  }
}
