import { type Persona, persona, type updatePersona } from '@oka/contract/persona'
import { useTranslations } from 'use-intl'
import type { input } from 'zod'

import { useVersionedSave } from '../shell/use-versioned-save.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notify } from '../ui/toaster.tsx'

type SaveOptions = { onSaved: (saved: Persona) => void; onError: (error: unknown) => void }

/** Saves the persona. */
export function useSavePersona({ onSaved, onError }: SaveOptions) {
  const t = useTranslations('assistant')
  return useVersionedSave({
    save: (values: input<typeof updatePersona>) => client.settings.updatePersona.mutate(values),
    stored: persona,
    onSaved: (saved) => {
      notify(t('saved'))
      void queryClient.invalidateQueries(trpc.settings.read.queryFilter())
      onSaved(saved)
    },
    onError,
  })
}
