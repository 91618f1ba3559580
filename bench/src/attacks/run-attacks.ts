import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'

import type { Attack, Counts } from './attack.ts'
import type { Order } from './attacker.ts'
import { attacks } from './catalog.ts'
import { startModelDouble } from '../running/model-double.ts'
import { type AttackStage, inTime, openAttackStage, type Phase } from './stage.ts'

/** Milliseconds of each phase; what was held has to be back at the end of the longest last one. */
const lasts = { before: 3000, during: 10_000, after: 4000, atMost: 60_000 }

/** What other visitors have to bear at most, in milliseconds, and the server in megabytes. */
const bearable = { p99: 1000, megabytes: 500 }
/**
 * Megabytes and descriptors that may stay, since they come with the first work and not with each: code and what its
 * compilers hold, the assistant's thread, connections to the database.
 */
const mayStay = { megabytes: 100, descriptors: 15 }

type Row = {
  attack: string
  addresses: number
  before: Phase
  during: Phase
  after: Phase
  databaseMb: number
  mails: number
  counts: Counts
  faults: string[]
}

/** Plays the attacks of these names from one address and from fifty, prints a table, and throws what was not borne. */
export async function benchAttacks(names?: readonly string[]): Promise<void> {
  const rows: Row[] = []
  for (const attack of attacks.filter(({ name }) => names?.includes(name) ?? true)) {
    rows.push(...(await playAttack(attack)))
  }
  printTable(rows)
  if (!names) await keep(rows)
  const faults = rows.flatMap((row) =>
    row.faults.map((fault) => `${row.attack} from ${row.addresses}: ${fault}`),
  )
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

async function playAttack(attack: Attack): Promise<Row[]> {
  await using resources = new AsyncDisposableStack()
  const model = attack.usesModel && resources.use(await startModelDouble())
  const settings = model ? { OPENAI_API_KEY: 'sk-double', OPENAI_BASE_URL: model.url } : {}
  const stage = await openAttackStage(resources, settings)
  const rows: Row[] = []
  for (const addresses of [1, 50]) {
    const row = await playFrom(stage, attack, addresses)
    if (model) row.counts['model calls so far'] = model.calls()
    console.log(`${attack.name} from ${addresses}: ${JSON.stringify(row.counts)}`, row.faults)
    rows.push(row)
  }
  return rows
}

async function playFrom(stage: AttackStage, attack: Attack, count: number): Promise<Row> {
  const { sql, failed } = stage
  // Each address is one of a network of its own, so that no limit was used up by the attack before.
  const network = count === 1 ? 1 : 2
  const addresses = Array.from({ length: count }, (_, index) => `127.0.${network}.${index + 1}`)
  const begun = (await attack.prepare?.(stage, { addresses, amount: attack.amount })) ?? []
  const stored = await readStored(sql)
  failed.length = 0
  const before = await stage.measure(inTime(lasts.before))
  await using attackers = startAttackers(stage, attack, { addresses, begun })
  const during = await stage.measure(attackers.isOver)
  await attack.settle?.(sql)
  const [settled, patience] = [inTime(lasts.after), inTime(lasts.atMost)]
  const isBack = (now: { megabytes: number; descriptors: number }) =>
    now.megabytes <= before.megabytes.last + mayStay.megabytes &&
    now.descriptors <= before.descriptors.last + mayStay.descriptors
  const after = await stage.measure((now) => patience() || (settled() && isBack(now)))
  const now = await readStored(sql)
  const faults = [
    ...(failed.length > 0 ? [`another visitor was refused: ${[...new Set(failed)].join()}`] : []),
    ...(during.p99 > bearable.p99 ? [`another visitor waited ${during.p99} ms`] : []),
    ...(during.megabytes.most > bearable.megabytes
      ? [`the server held ${during.megabytes.most} MB`]
      : []),
    ...(isBack({ megabytes: after.megabytes.last, descriptors: after.descriptors.last })
      ? []
      : [`${after.megabytes.last} MB and ${after.descriptors.last} descriptors stayed`]),
  ]
  const databaseMb = Math.round((now.bytes - stored.bytes) / 1e6)
  const mails = now.mails - stored.mails
  const counts = attackers.counts()
  return {
    attack: attack.name,
    addresses: count,
    before,
    during,
    after,
    databaseMb,
    mails,
    counts,
    faults,
  }
}

type Attackers = AsyncDisposable & { isOver: () => boolean; counts: () => Counts }

function startAttackers(
  stage: AttackStage,
  attack: Attack,
  { addresses, begun }: Pick<Order, 'addresses' | 'begun'>,
): Attackers {
  const { port, url, databaseUrl } = stage
  const clients = attack.clients ?? 1
  const order: Order = {
    port,
    url,
    databaseUrl,
    name: attack.name,
    amount: attack.amount / clients,
    addresses,
    begun,
    lasts: lasts.during,
  }
  const script = join(import.meta.dirname, 'attacker.ts')
  const children: ChildProcess[] = []
  const counts: Counts = {}
  let playing = clients
  for (let client = 0; client < clients; client += 1) {
    const child = spawn(process.execPath, [script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin.end(JSON.stringify(order))
    children.push(child)
    child.once('close', (status) => status && (playing = 0))
    child.stdout.once('data', (line: Buffer) => {
      playing -= 1
      for (const [name, number] of Object.entries(JSON.parse(line.toString()) as Counts)) {
        counts[name] = (counts[name] ?? 0) + number
      }
    })
  }
  const isLong = inTime(lasts.during)
  return {
    isOver: () => playing <= 0 && isLong(),
    counts: () => counts,
    [Symbol.asyncDispose]: async () => {
      for (const child of children) {
        if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'close')
      }
    },
  }
}

async function readStored(sql: AttackStage['sql']): Promise<{ bytes: number; mails: number }> {
  const [stored] = await sql<{ bytes: number; mails: number }[]>`
    select pg_database_size(current_database())::float8 as bytes,
      (select count(*)::integer from mails) as mails`
  return stored!
}

function printTable(rows: readonly Row[]): void {
  const three = (row: Row, of: (phase: Phase, key: 'most' | 'last') => number) =>
    [of(row.before, 'last'), of(row.during, 'most'), of(row.after, 'last')].join(' / ')
  console.log('Each: before / during / after; memory and descriptors: the most, and at the end.')
  console.table(
    rows.map((row) => ({
      attack: row.attack,
      addresses: row.addresses,
      'others’ p99 ms': three(row, ({ p99 }) => p99),
      'memory MB': three(row, ({ megabytes }, key) => megabytes[key]),
      descriptors: three(row, ({ descriptors }, key) => descriptors[key]),
      'database MB': row.databaseMb,
      mails: row.mails,
    })),
  )
}

async function keep(rows: readonly Row[]): Promise<void> {
  const file = join(import.meta.dirname, '../../results/attacks.json')
  const machine = { node: process.version, cores: cpus().length, model: cpus()[0]?.model }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim()
  const written = { machine, commit, at: new Date().toISOString(), rows }
  await writeFile(file, `${JSON.stringify(written, undefined, 2)}\n`)
}
