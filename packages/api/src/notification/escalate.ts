import { listColleagues } from '@oka/db/admins'
import { takeUnacknowledged } from '@oka/db/notifications'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { queueStaffMail } from '../staff-mail.ts'

/** Mails everybody who may chat what called on them and was acknowledged by nobody in time; each thing once. */
export async function escalate(deps: Deps): Promise<void> {
  const { escalateMinutes } = await readCompany(deps.db)
  if (escalateMinutes === null) return
  await deps.db.transaction(async (tx) => {
    for (const { id, kind, conversationId, lead } of await takeUnacknowledged(
      tx,
      escalateMinutes,
    )) {
      for (const colleague of await listColleagues(tx)) {
        await queueStaffMail(deps, tx, {
          purpose: `escalation:${id}:${colleague.id}`,
          to: colleague.email,
          locale: undefined,
          link: `${deps.frontendUrl}/inbox/${conversationId}`,
          mail: {
            kind: 'escalation',
            name: colleague.name,
            reason: kind === 'person_requested' ? 'person_requested' : 'hot_lead',
            lead,
            minutes: escalateMinutes,
          },
        })
      }
    }
  })
}
