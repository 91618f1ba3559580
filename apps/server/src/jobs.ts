import type { Deps, Jobs, QueuedMail } from '@oka/api/deps'
import { deliverMail } from '@oka/api/mail/deliver-mail'
import { writeReport } from '@oka/api/report/write-report'
import { type Db, sql } from '@oka/db/client'
import { idOfName } from '@oka/db/id'
import { openJobDatabase } from '@oka/db/job-database'
import { fromDrizzle, type JobWithMetadata, PgBoss } from 'pg-boss'

const queues = {
  /** A model may be unavailable for a while: three attempts in some minutes. */
  'write-report': { retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 180 },
  /**
   * One job is one attempt: the provider's response decides about the next (`deliver-mail`). The
   * retries here are for a lost process or database, with a backoff up to an hour, for about a day.
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
 * Opens the job queue in a schema of its own. A job is queued in the caller's transaction, so that
 * both are committed or neither; `work` starts the workers.
 */
export async function openJobs(url: string, report: (error: unknown) => void): Promise<JobQueue> {
  await using opened = new AsyncDisposableStack()
  const db = opened.use(openJobDatabase(url))
  // The migrations create the schema: the application's role may not.
  const boss = new PgBoss({ db, useListenNotify: true, schedule: false, createSchema: false })
  boss.on('error', report)
  // Jobs that do not end in time are released and run by another process or after the next start.
  opened.defer(() => boss.stop({ graceful: true, timeout: 4000 }))
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, { ...options, notify: true })
  }
  const closing = opened.move()
  return {
    // Job ids are deterministic, so that those of a lead are found without a scan.
    writeReport: async (tx, leadId, version) => {
      const id = reportJobId(leadId, version)
      // From an earlier attempt at this version.
      await boss.deleteJob('write-report', id, within(tx))
      await boss.send('write-report', { leadId, version }, { id, ...within(tx) })
    },
    sendMail: async (tx, mail, delay = 0) => {
      const options = { id: mailJobId(mail), startAfter: delay, ...within(tx) }
      await boss.send('send-mail', { mailId: mail.id }, options)
    },
    forget: async (tx, leadId, { mails, reportVersions }) => {
      const mailIds = mails.flatMap(({ id, attempts }) =>
        Array.from({ length: attempts + 2 }, (_, index) => mailJobId({ id, attempts: index })),
      )
      const reportIds = reportVersions.map((version) => reportJobId(leadId, version))
      if (mailIds.length > 0) await boss.deleteJob('send-mail', mailIds, within(tx))
      if (reportIds.length > 0) await boss.deleteJob('write-report', reportIds, within(tx))
    },
    work: async (deps) => {
      // New jobs are announced; polling is for retries.
      const options = {
        includeMetadata: true,
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 2,
      } as const
      await boss.work('write-report', options, async ([job]: JobWithMetadata<ReportJob>[]) =>
        logFailure(deps, job!, () => writeReport(deps, job!.data, isLast(job!))),
      )
      await boss.work('send-mail', options, async ([job]: JobWithMetadata<MailJob>[]) =>
        logFailure(deps, job!, () => deliverMail(deps, job!.data.mailId)),
      )
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

/** Queues, or deletes, within the caller's transaction. */
const within = (tx: Db) => ({ db: fromDrizzle(tx, sql) })

/** Each attempt is a job. */
const mailJobId = ({ id, attempts }: QueuedMail) => idOfName(`send-mail:${id}:${attempts}`)
const reportJobId = (leadId: number, version: number) =>
  idOfName(`write-report:${leadId}:${version}`)

type ReportJob = { leadId: number; version: number }
type MailJob = { mailId: string }

const isLast = ({ retryCount, retryLimit }: JobWithMetadata<unknown>) => retryCount >= retryLimit

/** pg-boss stores a failure with the job; it is logged as well. */
async function logFailure(
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
