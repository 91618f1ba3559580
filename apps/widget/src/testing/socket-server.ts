import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

const opcodes = { text: 1, close: 8 } as const
/** RFC 6455, section 1.3. */
const handshakeGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** The server's end of a WebSocket, as far as tRPC's adapter and the tests use it. */
export type ServerSocket = EventEmitter & {
  readyState: number
  send: (text: string) => void
  close: (code?: number) => void
  terminate: () => void
}

/** Answers a WebSocket handshake (RFC 6455). Frames of up to 64 KiB, not fragmented. */
export function acceptSocket(request: IncomingMessage, stream: Duplex): ServerSocket {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}${handshakeGuid}`)
    .digest('base64')
  stream.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )

  let received = Buffer.alloc(0)
  const socket = Object.assign(new EventEmitter(), {
    readyState: 1,
    send: (text: string) => write(opcodes.text, Buffer.from(text)),
    close(code = 1000) {
      const payload = Buffer.alloc(2)
      payload.writeUInt16BE(code)
      write(opcodes.close, payload)
      stream.end()
    },
    terminate: () => void stream.destroy(),
  })

  function write(opcode: number, payload: Buffer) {
    if (stream.writable) stream.write(Buffer.concat([header(opcode, payload.length), payload]))
  }

  stream.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    for (let frame = readFrame(received); frame; frame = readFrame(received)) {
      received = received.subarray(frame.size)
      if (frame.opcode === opcodes.text) socket.emit('message', frame.payload, false)
      if (frame.opcode === opcodes.close) stream.end()
    }
  })
  stream.on('error', () => stream.destroy())
  stream.on('close', () => {
    socket.readyState = 3
    socket.emit('close')
  })
  return socket
}

function header(opcode: number, length: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | opcode, length])
  const bytes = Buffer.from([0x80 | opcode, 126, 0, 0])
  bytes.writeUInt16BE(length, 2)
  return bytes
}

function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; size: number } | null {
  if (bytes.length < 6) return null
  const short = bytes[1]! & 0x7f
  const start = short === 126 ? 4 : 2
  const length = short === 126 ? bytes.readUInt16BE(2) : short
  const size = start + 4 + length
  if (bytes.length < size) return null
  const mask = bytes.subarray(start, start + 4)
  const payload = Buffer.from(bytes.subarray(start + 4, size))
  for (let i = 0; i < length; i++) payload[i]! ^= mask[i % 4]!
  return { opcode: bytes[0]! & 0x0f, payload, size }
}
