import type { AssistantInput, TranscriptMessage } from '@oka/api/ports/assistant'
import { dayIn, timeZoneOf } from '@oka/contract/time-zone'
import type OpenAI from 'openai'

type ChatMessage = OpenAI.ChatCompletionMessageParam

/** Characters of a conversation that are sent, the latest first: about 15,000 tokens. */
const maxCharacters = 60_000

function latest(transcript: readonly TranscriptMessage[]): readonly TranscriptMessage[] {
  let characters = 0
  const first = transcript.findLastIndex(({ content }) => {
    characters += content.length
    return characters > maxCharacters
  })
  return transcript.slice(first + 1)
}

/**
 * The conversation as chat messages: the visitor is the user, assistant and staff are the assistant.
 * Those in a row are joined, since the templates of some servers want the roles to alternate.
 */
export function chatMessages(transcript: readonly TranscriptMessage[]): ChatMessage[] {
  const messages: { role: 'user' | 'assistant'; content: string }[] = []
  for (const { role, content } of latest(transcript)) {
    if (role === 'system') continue
    const speaker = role === 'visitor' ? 'user' : 'assistant'
    const last = messages.at(-1)
    if (last?.role === speaker) last.content += `\n\n${content}`
    else messages.push({ role: speaker, content })
  }
  return messages
}

const speakers = { visitor: 'visitor', assistant: 'assistant', agent: 'staff' } as const

/**
 * The conversation as one JSON document, for a model that reads it from outside. Messages are
 * numbered by their place and dated where the company is, since `seq` counts anew in each conversation of a lead. Begins with the
 * message at the index `from`, or later in a long conversation.
 */
export function numberedMessages(
  { transcript, company }: Pick<AssistantInput, 'transcript' | 'company'>,
  from = 0,
) {
  const timeZone = timeZoneOf(company)
  const first = Math.max(from, transcript.length - latest(transcript).length)
  return transcript.flatMap(({ role, content, createdAt }, index) =>
    role === 'system' || index < first
      ? []
      : [
          {
            number: index + 1,
            from: speakers[role],
            at: dayIn(timeZone, new Date(createdAt)),
            text: content,
          },
        ],
  )
}

/** The visitor's message with that number; null for a number that was made up. */
export function visitorMessage(
  transcript: readonly TranscriptMessage[],
  number: number,
): TranscriptMessage | null {
  const message = transcript[number - 1]
  return message?.role === 'visitor' ? message : null
}
