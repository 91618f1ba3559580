import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { connect } from '@oka/db/connection/connect'
import bcrypt from 'bcrypt'

import type { RivalOptions } from './rival.ts'

export type RunningRival = AsyncDisposable & { process: ChildProcess; url: string; token: string }

/** Starts a program of this folder; resolves when it is ready. */
export async function startRival(
  name: 'seed' | 'floor',
  databaseUrl: string,
): Promise<RunningRival> {
  const options: RivalOptions = { databaseUrl, secret: 'a-secret-for-tests-of-32-characters' }
  const script = join(import.meta.dirname, `rival-${name}.ts`)
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { NODE_ENV: 'production' },
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { port, token } = JSON.parse(line.toString()) as { port: number; token: string }
  return {
    process: child,
    url: `http://127.0.0.1:${port}`,
    token,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
}

/** The seed's table, with as many of our leads as there are. */
export async function fillRivalTable(databaseUrl: string): Promise<void> {
  const sql = connect(databaseUrl, { max: 1, statementTimeout: 0 })
  await sql`
    create table rival_leads (
      id serial primary key, name varchar(255) not null, email varchar(255) not null, company varchar(255) not null,
      phone varchar(40), fit_score integer, status varchar(50) default 'new',
      created_at timestamptz default now(), updated_at timestamptz default now())`
  await sql`
    insert into rival_leads (name, email, company, phone, fit_score, status, created_at, updated_at)
    select name, email, company, phone, fit_score, status, created_at, updated_at from leads order by id`
  await sql`create index on rival_leads (created_at)`
  await sql`analyze rival_leads`
  await sql.end()
}

/** The seed's accounts, with one whose hash is as the seed makes it: bcrypt of cost 10. */
export async function addRivalUser(
  databaseUrl: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const sql = connect(databaseUrl, { max: 1 })
  await sql`
    create table rival_users (id serial primary key, email varchar(255) unique not null, password_hash text not null)`
  await sql`insert into rival_users (email, password_hash) values (${email}, ${await bcrypt.hash(password, 10)})`
  await sql.end()
}
