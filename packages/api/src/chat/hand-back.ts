import { listKeptWaiting, lockKeptWaiting } from '@oka/db/turns'
import { findAdmin } from '@oka/db/admins'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { answerVisitor } from './answer-visitor.ts'
import { systemMessages } from './system-messages.ts'
import { say } from './turn-over.ts'

/**
 * Gives conversations back to the assistant whose visitor has waited too long for the person who
 * answers. Several processes may look at the same time: each conversation is given back once.
 */
export async function handBackIdle(deps: Deps): Promise<void> {
  const { handBackMinutes } = await readCompany(deps.db)
  if (handBackMinutes === null) return
  for (const id of await listKeptWaiting(deps.db, handBackMinutes)) {
    const handedBack = await deps.db.transaction(async (tx) => {
      const conversation = await lockKeptWaiting(tx, id, handBackMinutes)
      if (!conversation) return false
      const { holderId, locale } = conversation
      const holder = holderId === null ? undefined : await findAdmin(tx, holderId)
      await say(tx, conversation, null, {
        content: systemMessages[locale].handedBack(holder?.name ?? null),
        to: { mode: 'assistant', holderId: null, owesAnswer: true },
        event: 'conversation.handed_back',
      })
      return true
    })
    if (handedBack) deps.later(() => answerVisitor(deps, id, { atOnce: true }))
  }
}
