import type { Locale } from '@oka/contract/locale'
import {
  type Character,
  rehearsalLinesMax,
  type RehearsedState,
  type RehearsedTurn,
} from '@oka/contract/rehearsal'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { client } from '../trpc.ts'
import { useAbortOnUnmount } from '../ui/use-abort-on-unmount.ts'
import type { Draft } from './draft.ts'
import type { Author } from './options-row.tsx'

export type Turn = { said: string; turn: RehearsedTurn }
type Speaking = { draft: Draft; locale: Locale; by: Author }

/** What the server needs of the conversation so far, since it keeps nothing. */
function stateOf(turns: readonly Turn[]): RehearsedState {
  const messages = turns.flatMap(({ said, turn }) => [
    { role: 'visitor' as const, content: said },
    { role: 'assistant' as const, content: turn.reply.content },
  ])
  return { messages, facts: turns.at(-1)?.turn.facts ?? [] }
}

/** A conversation with the draft, which exists in this page alone. */
export function useTalk({ draft, locale, by }: Speaking) {
  const [turns, setTurns] = useState<readonly Turn[]>([])
  const [sending, setSending] = useState<string | null>(null)
  /** The played visitor has nothing more to say. */
  const [isOver, setIsOver] = useState(false)
  // A model is paid for each call, also those whose answer nobody sees any more.
  const readSignal = useAbortOnUnmount()

  const send = async (before: readonly Turn[], content: string): Promise<readonly Turn[]> => {
    setSending(content)
    try {
      const input = { draft, locale, by, state: stateOf(before), content }
      const turn = await client.rehearsal.turn.mutate(input, { signal: readSignal() })
      const after = [...before, { said: content, turn }]
      setTurns(after)
      return after
    } finally {
      setSending(null)
    }
  }
  const say = useMutation({ mutationFn: (content: string) => send(turns, content) })
  const visitor = useMutation({
    mutationFn: async ({ character, toEnd }: { character: Character; toEnd: boolean }) => {
      let now = turns
      const until = toEnd ? rehearsalLinesMax : turns.length + 1
      while (now.length < until) {
        const { messages } = stateOf(now)
        const input = { character, locale, messages, by }
        const { content } = await client.rehearsal.visitor.mutate(input, { signal: readSignal() })
        setIsOver(content === null)
        if (content === null) return
        now = await send(now, content)
      }
    },
  })
  return {
    turns,
    sending,
    isOver,
    isFull: turns.length >= rehearsalLinesMax,
    busy: say.isPending || visitor.isPending,
    error: say.error ?? visitor.error,
    say: (content: string, then: () => void) => {
      visitor.reset()
      say.mutate(content, { onSuccess: then })
    },
    play: (character: Character, toEnd: boolean) => {
      say.reset()
      visitor.mutate({ character, toEnd })
    },
    restart: () => {
      setTurns([])
      setIsOver(false)
      say.reset()
      visitor.reset()
    },
  }
}
