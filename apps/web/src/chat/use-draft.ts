import { useState } from 'react'

import { useAdmin } from '../session/use-session.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import { draftsOf } from './draft-storage.ts'

type Draft = [text: string, write: (text: string) => void]

/** The draft of a conversation, kept across pages and reloads. */
export function useDraft(conversationId: string, kind: OutgoingMessage['kind']): Draft {
  const { id } = useAdmin()
  const name = `draft.${kind}.${conversationId}`
  const [text, setText] = useState(() => draftsOf(id).read(name) ?? '')
  const write = (next: string): void => {
    setText(next)
    draftsOf(id).write(name, next === '' ? null : next)
  }
  return [text, write]
}
