import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ZodType } from 'zod'

import { currentOf } from '../problems.ts'

type Options<Input, Stored> = {
  /** Saves over the version that was read, or over `theirs` where the conflict was shown. */
  save: (input: Input, theirs: Stored | undefined) => Promise<Stored>
  /** Reads what a refusal for a stale version carries. */
  stored: ZodType<Stored>
  onSaved: (saved: Stored) => void
  onError: (error: unknown) => void
}

/** Saves under an optimistic lock: on a version conflict `theirs` is the colleague's version, and neither is lost. */
export function useVersionedSave<Input, Stored>({
  save: send,
  stored,
  onSaved,
  onError,
}: Options<Input, Stored>) {
  const [theirs, setTheirs] = useState<Stored>()
  const save = useMutation({
    mutationFn: (input: Input) => send(input, theirs),
    onSuccess: (saved) => {
      setTheirs(undefined)
      onSaved(saved)
    },
    onError: (error) => {
      const current = currentOf(error, stored)
      if (current === undefined) onError(error)
      else setTheirs(current)
    },
  })
  return { save, theirs, forgetTheirs: () => setTheirs(undefined) }
}
