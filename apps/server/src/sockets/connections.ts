import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { report } from 'node:process'

import { addressKey } from '../http/address-key.ts'
import type { Trusts } from '../config/env.ts'
import type { ConnectionRefusals } from './connection-refusals.ts'

/** TCP connections that may be open at once, whatever is or is not sent over them. */
const mostConnections = {
  /**
   * Of one address, behind which may be an office: its 500 WebSockets, and as many for calls. A browser
   * keeps up to six to a host (Chrome's figure for HTTP/1.1).
   */
  address: 1000,
  /** Of this process: its 12,000 WebSockets, and 8,000 for calls. */
  all: 20_000,
} as const
/** File descriptors kept for the database, files and workers. */
const reservedDescriptors = 256

/**
 * Limits the TCP connections of a server: of each address, and in all, so that descriptors are left
 * whatever the clients do. What is over the limit is closed unanswered. A trusted proxy speaks for many
 * addresses, so the limit of one address is not for it.
 *
 * @param limitScale multiplies the limits; never beyond the descriptors this process may have
 */
export function limitConnections(
  server: Server,
  {
    trusts,
    limitScale,
    refusals,
  }: { trusts: Trusts; limitScale: number; refusals: ConnectionRefusals },
): void {
  const open = new Map<string, number>()
  const most = mostConnections.address * limitScale

  server.maxConnections = Math.min(
    Math.ceil(mostConnections.all * limitScale),
    availableDescriptors(),
  )
  server.on('drop', () => {
    refusals.connection('all')
    // Those that wait for nothing make room for the next.
    server.closeIdleConnections()
  })
  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket
    // It is gone already.
    if (remoteAddress === undefined) return
    if (trusts(remoteAddress, 0)) return
    const address = addressKey(remoteAddress)
    const count = open.get(address) ?? 0
    if (count >= most) {
      refusals.connection('address')
      socket.destroy()
      return
    }
    open.set(address, count + 1)
    // `once` would cost each socket as much again.
    socket.on('close', () => {
      const left = open.get(address)! - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  })
}

/** The descriptors that connections may use. Infinite where the system does not tell. */
function availableDescriptors(): number {
  // It would look up the names of all peers. The types do not know it yet.
  Object.assign(report, { excludeNetwork: true })
  const { userLimits } = report.getReport() as {
    userLimits?: { open_files?: { soft: number | 'unlimited' } }
  }
  const limit = userLimits?.open_files?.soft
  if (typeof limit !== 'number') return Infinity
  return Math.max(limit - reservedDescriptors, Math.floor(limit / 2))
}
