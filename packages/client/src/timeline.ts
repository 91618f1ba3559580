import type { Message } from '@oka/contract/chat'

/**
 * Inserts a message in the order of `seq`, from whatever source and however often it arrives.
 * Returns the same list when the message is known.
 */
export function insertMessage(messages: readonly Message[], message: Message): readonly Message[] {
  const place = messages.findLastIndex(({ seq }) => seq <= message.seq)
  if (messages[place]?.seq === message.seq) return messages
  return messages.toSpliced(place + 1, 0, message)
}

type Known = {
  messages: readonly Message[]
  /** `seq` of the first message, if earlier ones were erased; from the snapshot. */
  firstSeq?: number
}

/**
 * The last `seq` before the first gap: where a subscription resumes. The response to one's own
 * message may overtake messages that were sent while the connection was lost.
 */
export function cursorOf({ messages, firstSeq = 1 }: Known): number {
  let cursor = messages[0]?.seq === firstSeq ? firstSeq - 1 : 0
  for (const { seq } of messages) if (seq === cursor + 1) cursor = seq
  return cursor
}
