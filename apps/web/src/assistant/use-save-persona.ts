import { type Persona, persona, type updatePersona } from '@oka/contract/persona'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { input } from 'zod'

import { currentOf, problemOf } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notify } from '../ui/toaster.tsx'

type SaveOptions = { onSaved: (saved: Persona) => void; onError: (error: unknown) => void }

/** Saves the persona; on a version conflict `theirs` is the colleague's version, and neither is lost. */
export function useSavePersona({ onSaved, onError }: SaveOptions) {
  const t = useTranslations('assistant')
  const [theirs, setTheirs] = useState<Persona>()
  const save = useMutation({
    mutationFn: (values: input<typeof updatePersona>) =>
      client.settings.updatePersona.mutate(values),
    onSuccess: (saved) => {
      notify(t('saved'))
      setTheirs(undefined)
      void queryClient.invalidateQueries(trpc.settings.read.queryFilter())
      onSaved(saved)
    },
    onError: (error) => {
      if (problemOf(error) === 'persona_changed') setTheirs(currentOf(error, persona))
      else onError(error)
    },
  })
  return { save, theirs, forgetTheirs: () => setTheirs(undefined) }
}
