import type { AddressInfo } from 'node:net'

import bcrypt from 'bcrypt'
import express from 'express'
import jwt from 'jsonwebtoken'
import { Pool } from 'pg'

import { type NewLead, rivalOptions } from './rival.ts'

// The stack that OKA began with: Express, jsonwebtoken, pg, no validation, no audit, no facts.
const { databaseUrl, secret } = rivalOptions()
const pool = new Pool({ connectionString: databaseUrl, max: 10 })
const app = express()
app.use(express.json())
app.post('/api/auth/login', async (request, response) => {
  const { email, password } = request.body as { email: string; password: string }
  const { rows } = await pool.query<{ id: number; password_hash: string }>(
    'SELECT * FROM rival_users WHERE email = $1',
    [email],
  )
  const [user] = rows
  if (user && (await bcrypt.compare(password, user.password_hash))) {
    response.json({ token: jwt.sign({ id: user.id }, secret, { expiresIn: '2h' }) })
  } else response.status(401).json({ error: 'Invalid credentials' })
})
app.use('/api', (request, response, next) => {
  try {
    jwt.verify(request.headers.authorization?.split(' ')[1] ?? '', secret)
    next()
  } catch {
    response.status(401).json({ error: 'Unauthorized' })
  }
})
app.get('/api/leads/:id', async (request, response) => {
  const { rows } = await pool.query('SELECT * FROM rival_leads WHERE id = $1', [request.params.id])
  if (rows.length === 0) response.status(404).json({ error: 'Lead not found' })
  else response.json(rows[0])
})
app.get('/api/leads', async (_, response) => {
  const { rows } = await pool.query('SELECT * FROM rival_leads ORDER BY created_at DESC LIMIT 50')
  response.json(rows)
})
app.post('/api/leads', async (request, response) => {
  const { name, email, company, phone } = request.body as NewLead
  const { rows } = await pool.query(
    'INSERT INTO rival_leads (name, email, company, phone) VALUES ($1, $2, $3, $4) RETURNING *',
    [name, email, company, phone],
  )
  response.status(201).json(rows[0])
})
// Ready means that the database answers, as with us.
await pool.query('SELECT 1')
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  console.log(JSON.stringify({ port, token: jwt.sign({ id: 1 }, secret, { expiresIn: '2h' }) }))
})
