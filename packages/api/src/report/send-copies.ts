import {
  findLastHeardAt,
  findOpenCopy,
  listDueCopies,
  lockCopyConversations,
  type OpenCopy,
  setCopyCheck,
} from '@oka/db/chat/copy-consents'
import { lockConversation } from '@oka/db/chat/conversations'
import type { Report } from '@oka/contract/report'
import type { Db } from '@oka/db/client'
import { listFacts } from '@oka/db/leads/facts'
import { lockLead } from '@oka/db/leads/leads'
import { findReport } from '@oka/db/reports'
import { findSuppressed } from '@oka/db/suppressions'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { isBuyer } from '../score.ts'
import { findCurrentVersion } from './current-version.ts'
import { copyPurpose, type MailingDeps, queueMail } from './email-report.ts'
import { requestReport } from './generate-report.ts'

/** Copies that one sweep looks at. */
const batchSize = 20
/** Seconds until a copy is looked at again whose report is being written, or that another process may be sending. */
const waitSeconds = 60
/** Seconds until a copy is looked at again that could not be sent. */
const retrySeconds = 600

type Needs = MailingDeps & Pick<Deps, 'log' | 'stopping'>

/**
 * Goes on with the copies that visitors have agreed to: once a conversation rests, its report is written if it is
 * missing or older than what was said; then the copy is mailed, unless it waits for staff. Safe to run in several processes.
 */
export async function sendCopies(deps: Needs): Promise<void> {
  for (const { id, conversationId } of await listDueCopies(deps.db, batchSize)) {
    if (deps.stopping.aborted) return
    try {
      await advance(deps, id, conversationId)
    } catch (error) {
      deps.log.warn({ err: error, conversationId }, 'A copy of a report could not be sent.')
      // What staff have to mend does not mend itself.
      await setCopyCheck(deps.db, id, error instanceof DomainError ? null : retrySeconds)
    }
  }
}

async function advance(deps: Needs, id: string, conversationId: string): Promise<void> {
  const due = await deps.db.transaction(async (tx) => {
    const copy = (await lockConversation(tx, conversationId)) && (await findOpenCopy(tx, id))
    // It is settled, or another process goes on with it.
    if (!copy) {
      await setCopyCheck(tx, id, null)
      return undefined
    }
    return copy.isDue && (await prepare(tx, deps, copy)) ? copy : undefined
  })
  if (!due) return
  // Drawn before anything is locked, as that may take seconds.
  await findCurrentVersion(deps, due.leadId)
  await deps.db.transaction((tx) => mailCopy({ ...deps, db: tx }, due))
}

/** Has the report written where that is needed. Returns whether the copy is to be mailed now. */
async function prepare(tx: Db, deps: Pick<Deps, 'jobs'>, copy: OpenCopy): Promise<boolean> {
  const { id, leadId, restsIn } = copy
  if (restsIn > 0) return waitFor(tx, id, Math.ceil(restsIn))
  // Who is no buyer has no report: staff decide what they get.
  if (!isBuyer(await listFacts(tx, { leadId }))) return waitFor(tx, id, null)
  return prepareReport(tx, deps, copy)
}

async function prepareReport(tx: Db, deps: Pick<Deps, 'jobs'>, copy: OpenCopy): Promise<boolean> {
  const { id, leadId } = copy
  const report = await findReport(tx, leadId)
  if (report?.status === 'generating') return waitFor(tx, id, waitSeconds)
  if (report && hasFailed(copy, report)) return waitFor(tx, id, null)
  if (await needsReport(tx, copy, report)) {
    const version = await requestReport(tx, deps, { leadId, author: null })
    return waitFor(tx, id, waitSeconds, version)
  }
  const isMailed = Boolean(report?.content) && !copy.awaitsStaff
  await waitFor(tx, id, isMailed ? waitSeconds : null)
  return isMailed
}

/** It is looked at again in so many seconds, or left to staff. */
async function waitFor(
  tx: Db,
  id: string,
  seconds: number | null,
  version?: number,
): Promise<false> {
  await setCopyCheck(tx, id, seconds, version)
  return false
}

/** Whether the version that was requested for it could not be written. */
const hasFailed = ({ requestedVersion }: OpenCopy, { status, version }: Report): boolean =>
  status === 'failed' && requestedVersion !== null && version < requestedVersion

/** Whether one has to be written for it: staff look over what there is, and what goes by itself is the newest. */
async function needsReport(
  tx: Db,
  { awaitsStaff }: OpenCopy,
  report: Report | undefined,
): Promise<boolean> {
  if (!report?.content) return true
  return !awaitsStaff && isStale(tx, report)
}

/** Whether more was said since the report was written. */
async function isStale(tx: Db, { leadId, content }: Report): Promise<boolean> {
  const heardAt = await findLastHeardAt(tx, leadId)
  return content !== null && heardAt !== undefined && content.createdAt < heardAt
}

/** Mails it, unless it was withdrawn, sent or closed since, or the visitor has come back. */
async function mailCopy(
  deps: Omit<MailingDeps, 'db'> & { db: Db },
  { id, followUpId, leadId, address }: OpenCopy,
): Promise<void> {
  const { db: tx } = deps
  // That of another conversation to the same address is settled with it.
  await lockCopyConversations(tx, leadId)
  const copy = await findOpenCopy(tx, id)
  if (copy?.leadId !== leadId || !(await prepare(tx, deps, copy))) return
  const lead = await lockLead(tx, leadId)
  if (!lead) return
  const isSuppressed = (await findSuppressed(tx, [address])).length > 0
  if (isSuppressed) return setCopyCheck(tx, id, null)
  await deps.limits.count('copy_address', address)
  await queueMail(deps, await findCurrentVersion(deps, leadId), {
    lead,
    to: address,
    cc: [],
    author: null,
    purpose: copyPurpose(followUpId),
    parts: {},
    replyTo: undefined,
    later: null,
  })
}
