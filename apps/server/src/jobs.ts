import type { Deps, Jobs } from '@oka/api/deps'
import { deliverMail } from '@oka/api/mail/deliver-mail'
import { writeReport } from '@oka/api/report/write-report'
import { sql } from '@oka/db/client'
import { openJobDatabase } from '@oka/db/job-database'
import { fromDrizzle, type JobWithMetadata, PgBoss } from 'pg-boss'

const queues = {
  /** A model may be away for a while: three tries in some minutes. */
  'write-report': { retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 180 },
  /**
   * One job is one attempt: what a provider answers queues the next one (`deliver-mail`). The retries
   * here are for a process or a database that was lost, with a backoff up to an hour, for about a day.
   */
  'send-mail': {
    retryLimit: 30,
    retryDelay: 10,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 60,
  },
} as const

export type JobQueue = Jobs & AsyncDisposable & { work: (deps: Deps) => Promise<void> }

/**
 * Opens the job queue in a schema of its own. A job is queued in the transaction that asks for it,
 * so there is never one without the other; `work` begins to take jobs.
 */
export async function openJobs(url: string, report: (error: unknown) => void): Promise<JobQueue> {
  await using opened = new AsyncDisposableStack()
  const db = opened.use(openJobDatabase(url))
  const boss = new PgBoss({ db, useListenNotify: true, schedule: false })
  boss.on('error', report)
  // What does not end in time is given back and taken up by another process or the next start.
  opened.defer(() => boss.stop({ graceful: true, timeout: 4000 }))
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, { ...options, notify: true })
  }
  const closing = opened.move()
  return {
    writeReport: async (tx, leadId, version) => {
      await boss.send('write-report', { leadId, version }, { db: fromDrizzle(tx, sql) })
    },
    sendMail: async (tx, mailId, delay = 0) => {
      await boss.send('send-mail', { mailId }, { startAfter: delay, db: fromDrizzle(tx, sql) })
    },
    work: async (deps) => {
      // New jobs are announced; looking is for those that are to be tried again.
      const options = {
        includeMetadata: true,
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 2,
      } as const
      await boss.work('write-report', options, async ([job]: JobWithMetadata<ReportJob>[]) =>
        told(deps, job!, () => writeReport(deps, job!.data, isLast(job!))),
      )
      await boss.work('send-mail', options, async ([job]: JobWithMetadata<MailJob>[]) =>
        told(deps, job!, () => deliverMail(deps, job!.data.mailId)),
      )
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

type ReportJob = { leadId: number; version: number }
type MailJob = { mailId: string }

const isLast = ({ retryCount, retryLimit }: JobWithMetadata<unknown>) => retryCount >= retryLimit

/** pg-boss notes a failure with the job; here it is told to whoever reads the log as well. */
async function told(
  { log }: Pick<Deps, 'log'>,
  job: JobWithMetadata<unknown>,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run()
  } catch (error) {
    const { name, retryCount, retryLimit } = job
    log.warn(
      { err: error, job: name, attempt: retryCount + 1, of: retryLimit + 1 },
      'A job failed.',
    )
    throw error
  }
}
