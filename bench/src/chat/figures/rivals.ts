import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'

import { type Chat, type Contender, followedBySocket, inTurn, type Seen } from './contender.ts'

const room = (conversation: number) => `room ${conversation}`
/** The rooms of each socket of staff. */
const staffRooms = (conversations: number) =>
  Array.from({ length: Math.ceil(conversations / followedBySocket) }, (_, index) =>
    Array.from({ length: followedBySocket }, (__, place) => room(index * followedBySocket + place)),
  )

async function startRival(
  script: string,
  nodeOptions: readonly string[],
): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [...nodeOptions, join(import.meta.dirname, script)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, port: Number(line) }
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'close')
}

type OpenSocket = (rooms: string[], seen: Seen) => Promise<{ close: () => void }>

/** What both rivals have in common: how to open a socket that is in some rooms. */
async function createRival<Own extends { close: () => void }>(
  name: string,
  { child }: { child: ChildProcess },
  open: (rooms: string[], seen: Seen) => Promise<Own>,
  say: (socket: Own, roomName: string, key: string) => Promise<void>,
): Promise<Contender> {
  const openIdleSocket: OpenSocket = open
  return {
    name,
    pid: child.pid!,
    openChat: async (conversations, seen): Promise<Chat> => {
      const visitors = await inTurn(conversations, 50, (index) => open([room(index)], seen))
      const rooms = staffRooms(conversations)
      const staff = await inTurn(rooms.length, 50, (index) => open(rooms[index]!, seen))
      return {
        say: (conversation, key) => say(visitors[conversation]!, room(conversation), key),
        close: () => {
          for (const socket of [...visitors, ...staff]) socket.close()
        },
      }
    },
    openCrowd: async (count, seen) => {
      const sockets = await inTurn(count, 50, () => open([room(0)], seen))
      return {
        say: (_, key) => say(sockets[0]!, room(0), key),
        close: () => {
          for (const socket of sockets) socket.close()
        },
      }
    },
    openIdle: async (sockets) => {
      const opened = await inTurn(sockets, 50, (index) => openIdleSocket([room(index)], () => {}))
      return {
        close: () => {
          for (const socket of opened) socket.close()
        },
      }
    },
    [Symbol.asyncDispose]: () => end(child),
  }
}

export async function startSocketIo(nodeOptions: readonly string[] = []): Promise<Contender> {
  const rival = await startRival('rival-socket-io.ts', nodeOptions)
  const open = async (rooms: string[], seen: Seen): Promise<Socket> => {
    const socket = io(`http://127.0.0.1:${rival.port}`, {
      transports: ['websocket'],
      forceNew: true,
    })
    socket.on('new-message', ({ key }: { key: string }) => seen(key))
    await new Promise<void>((resolve) => socket.emit('join', rooms, resolve))
    return socket
  }
  return createRival(
    'Socket.io',
    rival,
    open,
    (socket, roomName, key) =>
      new Promise((resolve) => socket.emit('chat-message', { room: roomName, key }, resolve)),
  )
}

type RawSocket = { socket: WebSocket; waiting: Map<number, () => void>; close: () => void }

export async function startRawWs(nodeOptions: readonly string[] = []): Promise<Contender> {
  const rival = await startRival('rival-raw-ws.ts', nodeOptions)
  let acks = 0
  const open = async (rooms: string[], seen: Seen): Promise<RawSocket> => {
    const socket = new WebSocket(`ws://127.0.0.1:${rival.port}`)
    const waiting = new Map<number, () => void>()
    await once(socket, 'open')
    socket.send(JSON.stringify({ join: rooms }))
    await once(socket, 'message')
    socket.on('message', (data: Buffer) => {
      const { key, ack } = JSON.parse(data.toString()) as { key?: string; ack: number }
      if (key !== undefined) return seen(key)
      waiting.get(ack)?.()
      waiting.delete(ack)
    })
    return { socket, waiting, close: () => socket.terminate() }
  }
  return createRival(
    'raw ws',
    rival,
    open,
    ({ socket, waiting }, roomName, key) =>
      new Promise((resolve) => {
        acks += 1
        waiting.set(acks, resolve)
        socket.send(JSON.stringify({ room: roomName, key, ack: acks }))
      }),
  )
}
