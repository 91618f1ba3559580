import { useState } from 'react'

import { useAdmin } from '../session/use-session.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import { writingsOf } from './writings.ts'

type Draft = [text: string, write: (text: string) => void]

/** What was typed and not sent, kept while one looks elsewhere and when the page is loaded again. */
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
