import { useState } from 'react'

import { useAdmin } from '../session/use-session.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import { writingsOf } from './draft-storage.ts'

type Draft = [text: string, write: (text: string) => void]

/** The draft of a conversation, kept across pages and reloads. */
export function useDraft(conversationId: string, kind: OutgoingMessage['kind']): Draft {
  const { id } = useAdmin()
  const name = `draft.${kind}.${conversationId}`
  const [text, setText] = useState(() => writingsOf(id).read(name) ?? '')
  const write = (next: string): void => {
    setText(next)
    writingsOf(id).write(name, next === '' ? null : next)
  }
  return [text, write]
}
