import {
  type LetterheadSettings,
  letterheadSettings,
  type updateLetterhead,
} from '@oka/contract/letterhead'
import { useTranslations } from 'use-intl'
import type { input } from 'zod'

import { useVersionedSave } from '../shell/use-versioned-save.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notify } from '../ui/toaster.tsx'

type SaveOptions = {
  onSaved: (saved: LetterheadSettings) => void
  onError: (error: unknown) => void
}

/** Saves the letterhead. */
export function useSaveLetterhead({ onSaved, onError }: SaveOptions) {
  const t = useTranslations('letterhead')
  return useVersionedSave({
    save: (values: input<typeof updateLetterhead>) =>
      client.settings.updateLetterhead.mutate(values),
    stored: letterheadSettings,
    onSaved: (saved) => {
      notify(t('saved'))
      void queryClient.invalidateQueries(trpc.settings.pathFilter())
      onSaved(saved)
    },
    onError,
  })
}
