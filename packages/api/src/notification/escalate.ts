import { listColleagues } from '@oka/db/admins'
import { takeUnacknowledged } from '@oka/db/notifications'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { queueStaffMail } from '../staff-mail.ts'

/** Mails what was acknowledged by nobody in time to those it calls on; each thing once. */
export async function escalate(deps: Deps): Promise<void> {
  const { escalateMinutes } = await readCompany(deps.db)
  if (escalateMinutes === null) return
  await deps.db.transaction(async (tx) => {
    const calls = await takeUnacknowledged(tx, escalateMinutes)
    const colleagues = calls.length > 0 ? await listColleagues(tx) : []
    for (const { id, kind, adminId, conversationId, lead } of calls) {
      for (const colleague of colleagues) {
        if (kind === 'mentioned' || (adminId !== null && adminId !== colleague.id)) continue
        await queueStaffMail(deps, tx, {
          purpose: `escalation:${id}:${colleague.id}`,
          to: colleague.email,
          locale: undefined,
          conversationId,
          link: `${deps.frontendUrl}/inbox/${conversationId}`,
          mail: {
            kind: 'escalation',
            name: colleague.name,
            reason: kind,
            lead,
            minutes: escalateMinutes,
          },
        })
      }
    }
  })
}
