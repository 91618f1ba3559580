import { sweepTurns } from '@oka/api/chat/sweep-turns'
import { handBackAbandoned } from '@oka/api/chat/hand-back'
import type { Deps } from '@oka/api/deps'
import { embedPassages } from '@oka/api/knowledge/embed-passages'
import { eraseExpiredLeads } from '@oka/api/leads/erase-lead'
import { escalate } from '@oka/api/notification/escalate'
import { resumeRescoring } from '@oka/api/rubric/rescore-leads'
import { sendCopies } from '@oka/api/report/send-copies'
import { scoreAgain } from '@oka/api/score-again'
import { deleteOldInvitations } from '@oka/db/accounts/invitations'
import { deleteOldWebhookTokens } from '@oka/db/mail-delivery'
import { deleteOldPresences } from '@oka/db/chat/presences'
import { deleteOldSessions } from '@oka/db/accounts/sessions'
import { addUpCounts, setCountsTimeZone } from '@oka/db/counts'
import { deleteOldReceived } from '@oka/db/received-mails'
import { readCompany } from '@oka/db/settings'
import { turnsTopic } from '@oka/db/topics'
import { timeZoneOf } from '@oka/contract/time-zone'

/** Milliseconds between two sweeps, and between two clean-ups. */
const sweepEveryMs = 5000
const cleanUpEveryMs = 3_600_000

type Tasks = Record<string, (deps: Deps) => Promise<void>>

/** Independent: one that fails does not stop the others. Each is short, as the next one waits for it. */
const tasks: Tasks = {
  turns: sweepTurns,
  waiting: handBackAbandoned,
  calls: escalate,
  presences: ({ db }) => deleteOldPresences(db),
  counts: ({ db }) => addUpCounts(db),
  'scoring by the rubric': resumeRescoring,
}

const cleanUpTasks: Tasks = {
  sessions: ({ db }) => deleteOldSessions(db),
  invitations: ({ db }) => deleteOldInvitations(db),
  'received mails': ({ db }) => deleteOldReceived(db),
  'webhook tokens': ({ db }) => deleteOldWebhookTokens(db),
  'deleted leads': eraseExpiredLeads,
  scores: scoreAgain,
  // What a process that ended has left to do.
  'days of the counts': async ({ db }) => setCountsTimeZone(db, timeZoneOf(await readCompany(db))),
}

/**
 * Sweeps until the process stops: claims turns whose lease has expired or was released, hands back
 * abandoned conversations, escalates unacknowledged calls. At a longer interval deletes expired rows.
 */
export async function sweepUntilStop(deps: Deps): Promise<void> {
  let cleanUpAt = performance.now()
  await repeatUntilStop(deps, () => {
    const isCleanUpDue = performance.now() >= cleanUpAt
    if (isCleanUpDue) cleanUpAt += cleanUpEveryMs
    return { ...tasks, ...(isCleanUpDue && cleanUpTasks) }
  })
}

/**
 * Mails copies of reports that are due until the process stops. Apart from the sweep, as a PDF is drawn for each, which
 * may take seconds.
 */
export async function sendCopiesUntilStop(deps: Deps): Promise<void> {
  await repeatUntilStop(deps, () => ({ copies: sendCopies }))
}

/** Embeds passages that have no vector yet until the process stops. Apart from the sweep, as a provider may take long. */
export async function embedUntilStop(deps: Deps): Promise<void> {
  await repeatUntilStop(deps, () => ({ embeddings: embedPassages }))
}

/** Runs the tasks that are due one after the other, pauses, and begins again. */
async function repeatUntilStop(deps: Deps, dueTasks: () => Tasks): Promise<void> {
  using subscription = deps.bus.subscribe(turnsTopic)
  while (!deps.stopping.aborted) {
    for (const [duty, attend] of Object.entries(dueTasks())) {
      if (deps.stopping.aborted) return
      try {
        await attend(deps)
      } catch (error) {
        deps.log.warn(
          { err: error, job: duty },
          'The sweep failed in a duty; the next one will tell.',
        )
      }
    }
    await subscription.next(AbortSignal.any([deps.stopping, AbortSignal.timeout(sweepEveryMs)]))
  }
}
