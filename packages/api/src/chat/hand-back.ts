import { findAdmin } from '@oka/db/accounts/admins'
import type { Db } from '@oka/db/client'
import { insertNotification, wasCalled } from '@oka/db/notifications'
import type { ConversationRow } from '@oka/db/schema'
import { readCompany } from '@oka/db/settings'
import { listAbandoned, lockAbandoned } from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import { answerVisitor } from './answer-visitor.ts'
import { systemMessages } from './system-messages.ts'
import { postSystemMessage, assistantMode } from './switch-mode.ts'

/**
 * Hands back to the assistant conversations whose holder keeps the visitor waiting too long, or was
 * disabled. Safe to run in several processes: each conversation is handed back once.
 */
export async function handBackAbandoned(deps: Deps): Promise<void> {
  const { handBackMinutes } = await readCompany(deps.db)
  for (const id of await listAbandoned(deps.db, handBackMinutes)) {
    const handedBack = await deps.db.transaction(async (tx) => {
      const conversation = await lockAbandoned(tx, id, handBackMinutes)
      if (conversation) await handBack(tx, conversation)
      return conversation !== undefined
    })
    if (handedBack) deps.runInBackground(() => answerVisitor(deps, id, { skipDebounce: true }))
  }
}

/** Notifies the visitor. One who had asked for a person has none now: all are called again. */
async function handBack(tx: Db, conversation: ConversationRow): Promise<void> {
  const { id, holderId, locale } = conversation
  const holder = holderId === null ? undefined : await findAdmin(tx, holderId)
  const to = await assistantMode(tx, conversation)
  await postSystemMessage(tx, conversation, null, {
    content: systemMessages[locale].handedBack(holder?.name ?? null),
    to,
    event: 'conversation.handed_back',
  })
  if (to.owesAnswer && (await wasCalled(tx, id, 'person_requested'))) {
    await insertNotification(tx, { kind: 'person_requested', adminId: null, conversationId: id })
  }
}
