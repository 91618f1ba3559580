import type { PersonRequested } from '@oka/contract/chat'
import { lockForVisitor } from '@oka/db/chat/continue-conversation'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { answerVisitor } from './answer-visitor.ts'
import { readAvailability } from './availability.ts'
import { callPerson } from './call-person.ts'
import { assistantMode } from './switch-mode.ts'

/**
 * Calls all who may chat, and posts to the visitor what to expect. The assistant answers until one
 * of them takes over. A repeated request changes nothing for a while; while a person answers, no
 * call is made. Throws `conversation_closed`, and `too_many_requests` while many others from the
 * visitor's address wait.
 */
export async function requestPerson(deps: Deps, id: string): Promise<PersonRequested> {
  const availability = await readAvailability(deps)
  const called = await deps.db.transaction(async (tx) => {
    const conversation = await lockForVisitor(tx, id)
    if (!conversation) throw new DomainError('conversation_not_found')
    if (conversation.mode === 'closed') throw new DomainError('conversation_closed')
    if (conversation.mode === 'human') return false
    const modeChange = await assistantMode(tx, conversation)
    const outcome = await callPerson(tx, conversation, availability, modeChange)
    if (typeof outcome === 'object') throw new DomainError('too_many_requests', outcome)
    return outcome === 'made'
  })
  if (called) deps.runInBackground(() => answerVisitor(deps, id, { skipDebounce: true }))
  const { available, expectedMinutes } = availability
  return { available, expectedMinutes }
}
