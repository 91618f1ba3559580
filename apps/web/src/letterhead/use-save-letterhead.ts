import {
  type LetterheadSettings,
  letterheadSettings,
  type updateLetterhead,
} from '@oka/contract/letterhead'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { input } from 'zod'

import { currentOf, problemOf } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notify } from '../ui/toaster.tsx'

type SaveOptions = {
  onSaved: (saved: LetterheadSettings) => void
  onError: (error: unknown) => void
}

/** Saves the letterhead; on a version conflict `theirs` is the colleague's version, and neither is lost. */
export function useSaveLetterhead({ onSaved, onError }: SaveOptions) {
  const t = useTranslations('letterhead')
  const [theirs, setTheirs] = useState<LetterheadSettings>()
  const save = useMutation({
    mutationFn: (values: input<typeof updateLetterhead>) =>
      client.settings.updateLetterhead.mutate(values),
    onSuccess: (saved) => {
      notify(t('saved'))
      setTheirs(undefined)
      void queryClient.invalidateQueries(trpc.settings.pathFilter())
      onSaved(saved)
    },
    onError: (error) => {
      if (problemOf(error) === 'letterhead_changed') setTheirs(currentOf(error, letterheadSettings))
      else onError(error)
    },
  })
  return { save, theirs, forgetTheirs: () => setTheirs(undefined) }
}
