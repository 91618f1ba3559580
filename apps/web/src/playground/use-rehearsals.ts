import {
  type PlayedConversation,
  type Rehearsal,
  rehearsal as rehearsalSchema,
  type saveRehearsal,
} from '@oka/contract/rehearsal'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { input } from 'zod'

import { useExplain } from '../problems.ts'
import { useVersionedSave } from '../shell/use-versioned-save.ts'
import { client, keepalive, queryClient, trpc } from '../trpc.ts'
import { notify, notifyProblem } from '../ui/toaster.tsx'
import { deleteLater } from '../ui/undo.tsx'
import { useAbortOnUnmount } from '../ui/use-abort-on-unmount.ts'
import { type Draft, isDrafted } from './draft.ts'
import type { Author } from './options-row.tsx'

/** A saved conversation that is being played, was played, or could not be. */
export type Run =
  | { isRunning: true }
  | { error: unknown }
  | { drafted: PlayedConversation; published: PlayedConversation | null }

/** Plays saved conversations one after another, by the draft and as published. */
export function useRuns() {
  const [runs, setRuns] = useState<ReadonlyMap<string, Run>>(new Map())
  const [busy, setBusy] = useState(false)
  const readSignal = useAbortOnUnmount()
  const set = (id: string, run: Run) => setRuns((before) => new Map(before).set(id, run))
  const runOne = async (rehearsalId: string, draft: Draft, by: Author): Promise<void> => {
    set(rehearsalId, { isRunning: true })
    const of = { rehearsalId }
    try {
      const drafted = await client.rehearsal.play.mutate(
        { draft, by, of },
        { signal: readSignal() },
      )
      const published = isDrafted(draft)
        ? await client.rehearsal.play.mutate({ by, of }, { signal: readSignal() })
        : null
      set(rehearsalId, { drafted, published })
    } catch (error) {
      set(rehearsalId, { error })
    }
  }
  return {
    runs,
    busy,
    run: async (items: readonly Rehearsal[], draft: Draft, by: Author): Promise<void> => {
      setBusy(true)
      for (const { id } of items) {
        if (readSignal().aborted) return
        await runOne(id, draft, by)
      }
      setBusy(false)
    },
  }
}

export const rehearsalKey = (id: string): string => `rehearsal ${id}`

/** Deletes a saved conversation once the time to undo has passed. */
export function useDeleteRehearsal(): (item: Pick<Rehearsal, 'id' | 'title'>) => void {
  const t = useTranslations()
  const explain = useExplain()
  return ({ id, title }) =>
    deleteLater(rehearsalKey(id), {
      text: t('playground.deleted', { title }),
      undo: t('ui.undo'),
      act: async () => {
        await client.rehearsal.delete.mutate({ id }, keepalive)
        await queryClient.invalidateQueries(trpc.rehearsal.list.pathFilter())
      },
      onError: (error) => notifyProblem(explain(error)),
    })
}

type SaveOptions = { onSaved: (saved: Rehearsal) => void; onError: (error: unknown) => void }

/** Saves one. */
export function useSaveRehearsal({ onSaved, onError }: SaveOptions) {
  const t = useTranslations('playground')
  return useVersionedSave({
    save: (values: input<typeof saveRehearsal>) => client.rehearsal.save.mutate(values),
    stored: rehearsalSchema,
    onSaved: (saved) => {
      notify(t('saved'))
      void queryClient.invalidateQueries(trpc.rehearsal.list.pathFilter())
      onSaved(saved)
    },
    onError,
  })
}
