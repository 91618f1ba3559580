import type { AddressInfo } from 'node:net'

import { type WebSocket, WebSocketServer } from 'ws'

type Frame = { join: string[] } | { room: string; ack: number }

// The least that can be done: a map of rooms, and each frame written once for all of its room.
const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
server.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => {
    const text = data.toString()
    const frame = JSON.parse(text) as Frame
    if ('join' in frame) {
      for (const room of frame.join) rooms.set(room, (rooms.get(room) ?? new Set()).add(socket))
      socket.send('{}')
      return
    }
    for (const member of rooms.get(frame.room) ?? []) member.send(text)
    socket.send(`{"ack":${frame.ack}}`)
  })
})
server.on('listening', () => console.log((server.address() as AddressInfo).port))
