import { useState } from 'react'

import { writingsOf } from '../chat/writings.ts'
import { useAdmin } from '../session/use-session.ts'

type Mentions = [ids: readonly number[], set: (ids: readonly number[]) => void]

/** Whom the note one writes mentions by choice, in that order; kept with its draft. */
export function useMentions(conversationId: string): Mentions {
  const { id: ownId } = useAdmin()
  const name = `picked.${conversationId}`
  const [ids, setIds] = useState<readonly number[]>(() => readIds(writingsOf(ownId).read(name)))
  const set = (next: readonly number[]): void => {
    setIds(next)
    writingsOf(ownId).write(name, next.length === 0 ? null : next.join())
  }
  return [ids, set]
}

function readIds(text: string | null): number[] {
  return (text ?? '')
    .split(',')
    .map(Number)
    .filter((id) => id > 0)
}
