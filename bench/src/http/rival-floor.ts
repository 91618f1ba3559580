import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AddressInfo } from 'node:net'

import Fastify from 'fastify'
import postgres from 'postgres'

import { type NewLead, rivalOptions } from './rival.ts'

// The least that Node needs for it: Fastify, prepared statements of postgres.js, tokens checked once.
const { databaseUrl, secret } = rivalOptions()
const sql = postgres(databaseUrl, { max: 10, onnotice: () => {} })
const known = new Set<string>()
const sign = (text: string) => createHmac('sha256', secret).update(text).digest()

function isSigned(token: string): boolean {
  if (known.has(token)) return true
  const end = token.lastIndexOf('.')
  const given = Buffer.from(token.slice(end + 1), 'base64url')
  const right = sign(token.slice(0, end))
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false
  known.add(token)
  return true
}

const app = Fastify()
app.addHook('onRequest', async (request, reply) => {
  if (isSigned(request.headers.authorization?.slice('Bearer '.length) ?? '')) return
  return reply.status(401).send({ error: 'Unauthorized' })
})
app.get<{ Params: { id: string } }>('/api/leads/:id', async (request, reply) => {
  const [row] = await sql`select * from rival_leads where id = ${request.params.id}`
  return row ?? reply.status(404).send({ error: 'Lead not found' })
})
app.get('/api/leads', () => sql`select * from rival_leads order by created_at desc limit 50`)
app.post<{ Body: NewLead }>('/api/leads', async (request, reply) => {
  const { name, email, company, phone } = request.body
  const [row] = await sql`
    insert into rival_leads (name, email, company, phone) values (${name}, ${email}, ${company}, ${phone})
    returning *`
  return reply.status(201).send(row)
})
await sql`select 1`
await app.listen({ host: '127.0.0.1', port: 0 })
const { port } = app.server.address() as AddressInfo
const text = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.${Buffer.from('{"id":1}').toString('base64url')}`
console.log(JSON.stringify({ port, token: `${text}.${sign(text).toString('base64url')}` }))
