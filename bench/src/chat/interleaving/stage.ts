import type { Admin } from '@oka/contract/auth'
import { insertAdmin } from '@oka/db/accounts/admins'
import { type Database, openDatabase, sql } from '@oka/db/client'
import { openTestDatabase } from '@oka/db/testing'

/** A database with two members of staff, and two processes' connections to it. */
export type Stage = {
  /** For what no process does. */
  control: Database
  staff: [Admin, Admin]
  processes: [ProcessStage, ProcessStage]
  /** Runs what concerns the conversations of all programs: one at a time. */
  alone: (run: () => Promise<void>) => Promise<void>
}

type ProcessStage = {
  database: Database
  /** Ends all connections the process has. */
  cut: () => Promise<void>
}

/** @param server where test databases are made */
export async function openStage(server: string, resources: AsyncDisposableStack): Promise<Stage> {
  const control = resources.use(await openTestDatabase(server))
  const open = async (name: string): Promise<ProcessStage> => {
    const url = new URL(control.url)
    url.searchParams.set('application_name', name)
    const database = resources.use(await openDatabase({ url: url.href }))
    const cut = async () => {
      await control.db.execute(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = ${name} and datname = current_database()`)
    }
    return { database, cut }
  }
  const hire = (name: string) =>
    insertAdmin(control.db, {
      name,
      email: `${name}@oka.test`,
      role: 'agent',
      passwordHash: 'unused',
    })
  return {
    control,
    staff: [await hire('Ann'), await hire('Bob')],
    processes: [await open('one'), await open('two')],
    alone: createQueue(),
  }
}

function createQueue(): Stage['alone'] {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const next = last.then(run)
    last = next.catch(() => {})
    return next
  }
}
