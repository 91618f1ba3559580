import type { AssistantInput } from '@oka/api/ports/assistant'

import { noMemory, placeOf, type Reading } from './reading.ts'
import { readMessage } from './read-message.ts'

type Conversation = Pick<AssistantInput, 'transcript' | 'company'>

/** Reads each message, from the first one on: later messages never change what earlier ones said. */
export function readMessages({ transcript, company }: Conversation): Reading[] {
  const place = placeOf(company)
  let memory = noMemory
  return transcript.map((message) => {
    const reading = readMessage(message, memory, place)
    ;({ memory } = reading)
    return reading
  })
}

/** What was understood of each of the visitor's messages. */
export function readConversation(conversation: Conversation): Reading[] {
  return readMessages(conversation).filter(
    (_, index) => conversation.transcript[index]!.role === 'visitor',
  )
}
