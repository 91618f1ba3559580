import { clean, type FieldReader, isObject, pick, readDate } from './lead-file-fields.ts'
import type { ImportedMessage } from './lead-import.ts'
import { messageMaxLength } from './limits.ts'
import { cutText } from './text.ts'

/** Names of roles in other systems; `system` is the prompt of a model and not part of the conversation. */
const speakers: Record<string, ImportedMessage['role'] | 'system'> = {
  user: 'visitor',
  visitor: 'visitor',
  prospect: 'visitor',
  lead: 'visitor',
  human: 'visitor',
  assistant: 'assistant',
  bot: 'assistant',
  ai: 'assistant',
  model: 'assistant',
  agent: 'agent',
  admin: 'agent',
  operator: 'agent',
  system: 'system',
}

/**
 * The conversation of a lead, in the order of the file.
 *
 * @param since timestamp of messages that have none
 */
export function readConversation(reader: FieldReader, since: string): ImportedMessage[] {
  const given = reader.find(
    'messages',
    'conversation',
    'conversations',
    'chatHistory',
    'conversationHistory',
    'history',
  )
  if (given === undefined) return []
  const list = isObject(given) && Array.isArray(given['messages']) ? given['messages'] : given
  if (!Array.isArray(list)) {
    reader.refuse('conversation', 'not_a_list', given)
    return []
  }
  let latest = since
  return list.flatMap((each: unknown, index) => {
    const field = `conversation.${index + 1}`
    const message = readMessage(reader, field, each)
    if (!message) return []
    latest = message.createdAt ?? latest
    return split(message.content).map((content) => ({
      role: message.role,
      content,
      createdAt: latest,
    }))
  })
}

type Read = { role: ImportedMessage['role']; content: string; createdAt: string | null }

function readMessage(reader: FieldReader, field: string, given: unknown): Read | undefined {
  if (!isObject(given)) {
    reader.refuse(field, 'not_an_object', given)
    return undefined
  }
  const role = readRole(reader, `${field}.role`, pick(given, ['role', 'sender', 'from']))
  const written = pick(given, ['content', 'text', 'message']) ?? ''
  if (typeof written !== 'string') reader.refuse(`${field}.content`, 'not_a_text', written)
  const createdAt = readDate(
    reader,
    `${field}.createdAt`,
    pick(given, ['createdAt', 'created_at', 'timestamp']),
  )
  const content = String(clean(written)).trim()
  if (role === 'system') reader.note('system_message_left_out')
  else if (content === '') reader.note('empty_message_left_out')
  else if (role) return { role, content, createdAt }
  return undefined
}

function readRole({ refuse }: FieldReader, field: string, given: unknown) {
  const name = typeof given === 'string' ? given.toLowerCase() : ''
  if (Object.hasOwn(speakers, name)) return speakers[name]
  refuse(field, 'unknown_role', given ?? '')
  return undefined
}

/** A message that is longer than ours may be, as several: cut between two words where there are any. */
function split(content: string): string[] {
  const parts: string[] = []
  let rest = content
  while (rest.length > messageMaxLength) {
    const head = rest.slice(0, messageMaxLength)
    const gap = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'))
    const end = gap > messageMaxLength / 2 ? gap : cutText(head, messageMaxLength).length
    parts.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  return [...parts, rest].filter((part) => part !== '')
}
