import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from '@oka/db/client'
import { connect } from '@oka/db/connection/connect'
import { findTestServer } from '@oka/db/testing-server'
import { describe, expect } from 'vitest'

import { runCommand } from '../testing/run-command.ts'
import { rest, test as base } from '../testing/test-app.ts'

const password = 'correct horse battery staple'
/** bcrypt of cost 4 of that password: as bcrypt.hash of the former stack makes it, only cheaper. */
const bcryptHash = '$2b$04$2ZF.zVzQw4xYzcmShuNKuuAxdh.J0iffYxabTjs9JO1/K8gefy4jq'

const test = base
  .extend('folder', async ({}, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'oka-import-'))
    onCleanup(() => rm(folder, { recursive: true, force: true }))
    return folder
  })
  /** A command over the database of the app. */
  .extend('run', async ({ app, folder }) => {
    const env = { DATABASE_URL: app.databaseUrl, DATA_DIR: folder, NODE_ENV: 'test' }
    return (command: string, ...args: string[]) => runCommand(command, args, env)
  })

const lead = (change: object = {}) => ({
  id: 1,
  name: 'Léa Martin',
  email: `${randomUUID()}@example.com`,
  company: 'Nexalia',
  createdAt: '2026-03-14T09:30:00.000Z',
  ...change,
})

describe('leads:import', () => {
  test('imports a file, tells what it left out, and changes nothing the second time', async ({
    app,
    run,
    folder,
  }) => {
    const file = join(folder, 'leads.json')
    const conversation = [{ role: 'user', content: 'Bonjour' }]
    const leads = [
      lead({ conversation }),
      lead({ id: 2 }),
      lead({ id: 3, email: 'x', fitScore: 300 }),
    ]
    await writeFile(file, `\uFEFF${JSON.stringify({ leads })}`)
    const dry = await run('leads-import', file, '--dry-run')
    expect(dry.out).toContain('2 leads would be imported, with 1 conversation, 1 message')
    expect(await run('leads-import', file)).toMatchObject({
      code: 2,
      out: '2 leads imported, with 1 conversation, 1 message and 0 reports.\n',
      err:
        'Row 3 is left out: email must be an e-mail address, such as lea@example.com (“x”); ' +
        'fitScore must be a number from 0 to 100 (“300”).\n1 left out, see above.\n',
    })
    const again = await run('leads-import', file)
    expect(again.out).toBe(
      '0 leads imported, with 0 conversations, 0 messages and 0 reports.\n' +
        '2 imported before; nothing of that was changed.\n',
    )
    const token = await app.signIn()
    const { body } = await rest(app, `GET /api/leads?q=${leads[0]!.email}`, { token })
    expect(body).toMatchObject([{ name: 'Léa Martin', createdAt: leads[0]!.createdAt }])
  })

  test('says in a sentence why a file is none', async ({ app, run, folder }) => {
    const file = join(folder, 'bad.json')
    const whole = JSON.stringify([lead()])
    const count = () => app.deps.db.$count(sql`leads`)
    const before = await count()
    for (const [text, said] of [
      [whole.slice(0, 40), 'The file ends in the middle'],
      ['{"theme":"dark"}', 'No list of leads was found'],
      ['', 'There is nothing in it'],
      ['<html>', 'This is not JSON'],
    ] as const) {
      await writeFile(file, text)
      const { code, err } = await run('leads-import', file)
      expect(err).toContain(`${file}: ${said}`)
      expect(err).toContain('Nothing was imported.')
      expect(code).toBe(1)
    }
    expect((await run('leads-import')).err).toContain('Say which file')
    expect((await run('leads-import', file, '--force')).err).toContain('Say which file')
    expect((await run('leads-import', join(folder, 'none.json'))).err).toContain('There is no file')
    expect((await run('leads-import', folder)).err).toContain('is not a file')
    expect(await count()).toBe(before)
  })
})

/** The tables as the guide of the former stack makes them, to the letter. */
const tables = `
  CREATE TABLE admins (
    id SERIAL PRIMARY KEY,
    email VARCHAR(255) UNIQUE NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    role VARCHAR(50) DEFAULT 'viewer',
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
  );
  CREATE TABLE leads (
    id SERIAL PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    email VARCHAR(255) NOT NULL,
    company VARCHAR(255) NOT NULL,
    phone VARCHAR(20),
    fit_score INT CHECK (fit_score >= 0 AND fit_score <= 100),
    status VARCHAR(50) DEFAULT 'new',
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
  );
  CREATE TABLE conversations (
    id SERIAL PRIMARY KEY,
    lead_id INT NOT NULL REFERENCES leads(id) ON DELETE CASCADE,
    role VARCHAR(50) NOT NULL,
    content TEXT NOT NULL,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
  );
  CREATE TABLE reports (
    id SERIAL PRIMARY KEY,
    lead_id INT NOT NULL UNIQUE REFERENCES leads(id) ON DELETE CASCADE,
    report_content TEXT NOT NULL,
    pdf_url VARCHAR(500),
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
  );`

const rows = (hash: string) => `
  insert into admins (email, password_hash, name, role, created_at) values
    ('Paul@Example.com', '${hash}', 'Paul', 'admin', '2025-01-02 08:00:00'),
    ('odd@example.com', '${hash}', 'Odd', 'superuser', null),
    ('plain@example.com', 'secret', 'Plain', 'viewer', now());
  insert into leads (name, email, company, phone, fit_score, status, created_at, updated_at) values
    ('Zoé', 'zoe@seed.example', 'Ateliers Zoé', '06 39 98 00 01', 64, 'contacted', '2025-06-01 10:00:00.123', '2025-06-02 11:00:00'),
    ('Bob', 'bob@seed.example', '', null, null, 'new', '2025-12-01 23:30:00', '2025-12-01 23:30:00'),
    ('Bad', 'not an address', 'Bad', null, null, 'hot', now(), now());
  insert into conversations (lead_id, role, content, created_at) values
    (1, 'system', 'You are an expert.', '2025-06-01 09:00:00'),
    (1, 'user', 'Il nous faut un portail client.', '2025-06-01 09:01:00'),
    (1, 'assistant', 'Quel est votre budget ?', '2025-06-01 09:01:05'),
    (1, 'user', '25 000 euros', '2025-06-01 09:02:00');
  insert into reports (lead_id, report_content, pdf_url, created_at) values
    (1, E'# Contexte\\nZoé veut un portail.\\n# Recommandations\\n- Un atelier', 'https://old.example/1.pdf', '2025-06-01 12:00:00');`

/** A database of the former stack beside ours, filled. */
async function makeSeedDatabase(): Promise<AsyncDisposable & { url: string }> {
  const server = await findTestServer()
  const name = `oka_seed_${randomUUID().replaceAll('-', '')}`
  const admin = connect(server, { max: 1 })
  await admin.unsafe(`create database ${name}`)
  const url = new URL(server)
  url.pathname = name
  const seed = connect(url.href, { max: 1 })
  await seed.unsafe(tables)
  await seed.unsafe(rows(bcryptHash))
  await seed.end()
  return {
    url: url.href,
    [Symbol.asyncDispose]: async () => {
      await admin.unsafe(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

describe('db:import-seed', () => {
  test('takes over admins, leads, conversations and reports, once', async ({ app, run }) => {
    await using seed = await makeSeedDatabase()
    const token = await app.signIn()
    const totals = '2 leads imported, with 1 conversation, 3 messages and 1 report.'
    const dry = await run('import-seed', seed.url, '--dry-run', '--time-zone', 'Europe/Paris')
    expect(dry.out).toContain(totals.replace('imported', 'would be imported'))
    const first = await run('import-seed', seed.url, '--time-zone', 'Europe/Paris')
    expect(first.out).toContain('2 admins imported, with their passwords.')
    expect(first.out).toContain('the role superuser is none of ours; odd@example.com may read.')
    expect(first.out).toContain(totals)
    expect(first.err).toContain('Admin 3 is left out: password_hash must be')
    expect(first.err).toContain('Lead 3 is left out: email must be an e-mail address')
    expect(first.err).toContain('status must be one of')
    expect(first.code).toBe(2)

    const login = await rest(app, 'POST /api/auth/login', {
      body: { email: 'paul@example.com', password },
    })
    expect(login).toMatchObject({ status: 200, body: { admin: { name: 'Paul', role: 'admin' } } })
    const { body: found } = await rest(app, 'GET /api/leads?q=zoe@seed.example', { token })
    const [zoe] = found as { id: number }[]
    expect(zoe).toMatchObject({
      phone: '+33639980001',
      fitScore: 64,
      status: 'contacted',
      // 10:00 in Paris, in summer.
      createdAt: '2025-06-01T08:00:00.123Z',
      updatedAt: '2025-06-02T09:00:00.000Z',
    })
    const { body: history } = await rest(app, `GET /api/chat/history/${zoe!.id}`, { token })
    expect(history).toMatchObject({
      messages: [
        { seq: 1, role: 'visitor', content: 'Il nous faut un portail client.' },
        { seq: 2, role: 'assistant', createdAt: '2025-06-01T07:01:05.000Z' },
        { seq: 3, role: 'visitor', content: '25 000 euros' },
      ],
    })
    const { body: report } = await rest(app, `GET /api/reports/${zoe!.id}`, { token })
    expect(report).toMatchObject({
      version: 1,
      pdfUrl: `/api/reports/${zoe!.id}/pdf`,
      content: {
        createdAt: '2025-06-01T10:00:00.000Z',
        sections: [{ kind: 'situation' }, { kind: 'options' }],
      },
    })

    const again = await run('import-seed', seed.url, '--time-zone', 'Europe/Paris')
    expect(again.out).toContain('0 admins imported')
    expect(again.out).toContain('0 leads imported, with 0 conversations, 0 messages and 0 reports.')
    expect(again.out).toContain('2 imported before; nothing of that was changed.')
  })

  test('refuses in a sentence what is no such database', async ({ app, run }) => {
    const away = await run('import-seed', 'postgres://oka:secret@127.0.0.1:1/oka')
    expect(away).toMatchObject({ code: 1 })
    expect(away.err).toContain('The database oka at 127.0.0.1:1 cannot be read')
    expect(away.err).not.toContain('secret')
    const odd = await run('import-seed', 'postgres://oka@127.0.0.1:1/oka?sslmode=perhaps')
    expect(odd.err).toContain('The address of the former database')
    const own = await run('import-seed', app.databaseUrl)
    expect(own.err).toContain('a database of OKA itself')
    const empty = await run('import-seed', await findTestServer())
    expect(empty.err).toContain('has no table admins, leads, conversations, reports')
    expect((await run('import-seed', 'mysql://x/y')).err).toContain('Say which database')
    const zone = await run('import-seed', app.databaseUrl, '--time-zone', 'Mars/Olympus')
    expect(zone.err).toContain('--time-zone Mars/Olympus is none')
  })
})
