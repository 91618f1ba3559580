import { setTimeout as pause } from 'node:timers/promises'

import type { Db } from '@oka/db/client'
import { lockLeadsAfter } from '@oka/db/leads/scores'
import { advanceRescoring, isRescoringDue, lockRescoring, readScoring } from '@oka/db/rubric'
import { leadTopic, notify, scoringTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'
import { scoreLeads } from '../score-leads.ts'

/** Leads of one batch, locked until its transaction ends: some 60 ms. */
const batch = 400
/** Milliseconds between two batches, for the calls that came in the meantime. */
const pauseMs = 5
/** Milliseconds between two announcements of how far it is. */
const announceEveryMs = 500

/**
 * Scores all leads by the rubric that was published last, in small transactions that each store how
 * far it is: whatever ends the process, another one continues after the last batch. One process does
 * it at a time. Leads that are created or changed in the meantime are scored by who changes them.
 */
export async function rescoreLeads({ db, stopping }: Pick<Deps, 'db' | 'stopping'>): Promise<void> {
  let announcedAt = 0
  while (!stopping.aborted) {
    const now = performance.now()
    const isAnnounced = now - announcedAt >= announceEveryMs
    if (isAnnounced) announcedAt = now
    const isOver = await db.transaction((tx) => rescoreBatch(tx, isAnnounced))
    if (isOver) return
    await pause(pauseMs)
  }
}

/** Continues what a process that ended has left, without waiting for its end. */
export async function resumeRescoring(
  deps: Pick<Deps, 'db' | 'stopping' | 'runInBackground'>,
): Promise<void> {
  if (await isRescoringDue(deps.db)) deps.runInBackground(() => rescoreLeads(deps))
}

/** Whether it is over: all are done, or another process is at it. */
async function rescoreBatch(tx: Db, isAnnounced: boolean): Promise<boolean> {
  const run = await lockRescoring(tx)
  if (!run) return true
  const leads = await lockLeadsAfter(tx, run.lastLeadId, batch)
  const changed = await scoreLeads(tx, leads, await readScoring(tx), () => 'rubric')
  const isFinished = leads.length < batch
  await advanceRescoring(tx, {
    lastLeadId: leads.at(-1)?.id ?? run.lastLeadId,
    done: leads.length,
    changed: changed.length,
    isFinished,
  })
  if (isAnnounced || isFinished) {
    await notify(tx, scoringTopic)
    // One topic for all: each subscriber then fetches the lists, not every lead.
    if (changed[0] !== undefined) await notify(tx, leadTopic(changed[0]))
  }
  return isFinished
}
