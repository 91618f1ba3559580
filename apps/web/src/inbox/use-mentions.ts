import { useState } from 'react'

import { draftsOf } from '../chat/draft-storage.ts'
import { useAdmin } from '../session/use-session.ts'

type Mentions = [ids: readonly number[], set: (ids: readonly number[]) => void]

/** People chosen as mentions of the note, in order; stored with its draft. */
export function useMentions(conversationId: string): Mentions {
  const { id: ownId } = useAdmin()
  const name = `picked.${conversationId}`
  const [ids, setIds] = useState<readonly number[]>(() => readIds(draftsOf(ownId).read(name)))
  const set = (next: readonly number[]): void => {
    setIds(next)
    draftsOf(ownId).write(name, next.length === 0 ? null : next.join())
  }
  return [ids, set]
}

function readIds(text: string | null): number[] {
  return (text ?? '')
    .split(',')
    .map(Number)
    .filter((id) => id > 0)
}
