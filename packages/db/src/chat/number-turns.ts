import type { MessageRole } from '@oka/contract/chat'

import { newId } from '../id.ts'

/**
 * Assigns turns to imported messages. Each turn has at most one answer of the assistant: a second
 * one in a row gets a turn of its own.
 *
 * @param former state of the conversation before these messages
 */
export function numberTurns<Message extends { role: MessageRole }>(
  said: readonly Message[],
  former: { lastSeq: number; turn: number },
): (Message & { id: string; seq: number; turn: number })[] {
  let { lastSeq: seq, turn } = former
  let isAnswered = true
  return said.map((message) => {
    if (message.role !== 'assistant' || isAnswered) turn += 1
    isAnswered = message.role === 'assistant'
    seq += 1
    return Object.assign({ id: newId(), seq, turn }, message)
  })
}
