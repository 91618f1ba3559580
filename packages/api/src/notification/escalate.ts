import { listDueDigests, takeDigest, takeUnacknowledged } from '@oka/db/call-digests'
import { newId } from '@oka/db/id'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { isOpen } from '../office-hours.ts'
import { queueStaffMail } from '../staff-mail.ts'

/** Minutes between two digests to one person, at least. */
const everyMinutes = 10
/** Calls that a digest describes; the others are only counted. */
const listed = 20

/**
 * Mails unacknowledged calls to those they call on, within office hours: one digest per person and
 * interval, however many calls and processes there are.
 */
export async function escalate(deps: Deps): Promise<void> {
  const { escalateMinutes, officeHours } = await readCompany(deps.db)
  if (escalateMinutes === null || !isOpen(officeHours, new Date())) return
  await deps.db.transaction((tx) => takeUnacknowledged(tx, escalateMinutes))
  for (const adminId of await listDueDigests(deps.db, everyMinutes)) {
    await sendDigest(deps, adminId)
  }
}

async function sendDigest(deps: Deps, adminId: number): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const digest = await takeDigest(tx, adminId, { everyMinutes, listed })
    if (!digest || digest.calls.length === 0) return
    const { email, name, locale, calls, total } = digest
    await queueStaffMail(deps, tx, {
      purpose: `calls:${adminId}:${newId()}`,
      to: email,
      locale: locale ?? undefined,
      conversationIds: calls.map(({ conversationId }) => conversationId),
      link: `${deps.frontendUrl}/inbox/`,
      mail: { kind: 'escalation', name, calls, total },
    })
  })
}
