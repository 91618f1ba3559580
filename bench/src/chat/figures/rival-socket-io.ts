import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { Server } from 'socket.io'

// As the seed's server has it: what comes is passed on and nothing is kept. It passes it to everybody;
// with rooms, as here, it has no more to send than we have.
const http = createServer()
const io = new Server(http)
io.on('connection', (socket) => {
  socket.on('join', (rooms: string[], done: () => void) => {
    void socket.join(rooms)
    done()
  })
  socket.on('chat-message', (data: { room: string }, done: () => void) => {
    io.to(data.room).emit('new-message', data)
    done()
  })
})
http.listen(0, '127.0.0.1', () => console.log((http.address() as AddressInfo).port))
