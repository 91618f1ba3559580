import { report, type ReportVersion } from '@oka/contract/report'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

import { currentOf, problemOf } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notify } from '../ui/toaster.tsx'
import { type Draft, mergeDrafts, toDraft, toInput } from './edit-draft.ts'

type EditOptions = {
  leadId: number
  /** The version that is edited, and its edits. */
  version: ReportVersion
  saved: Draft
  onSaved: () => void
}

type EditReport = {
  /** @param onto the number of a colleague's version, whose edits are kept beside one's own */
  save: (draft: Draft, onto?: number) => void
  isPending: boolean
  error: unknown
  /** The number of a colleague's version that came first; null where none did. */
  theirs: number | null
}

/** Saves edits as a new version. After a version conflict nothing is lost, and the reader chooses. */
export function useEditReport({ leadId, version, saved, onSaved }: EditOptions): EditReport {
  const t = useTranslations('report')
  const [theirs, setTheirs] = useState<number | null>(null)
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ draft, onto }: { draft: Draft; onto: number | undefined }) => {
      if (onto === undefined)
        return client.report.edit.mutate({ leadId, version: version.version, ...toInput(draft) })
      const { edits } = await client.report.version.query({ leadId, version: onto })
      const merged = mergeDrafts(saved, draft, toDraft(edits))
      return client.report.edit.mutate({ leadId, version: onto, ...toInput(merged) })
    },
    onSuccess: async (made) => {
      await queryClient.invalidateQueries(trpc.report.pathFilter())
      notify(t('saved', { version: made.version }))
      onSaved()
    },
    onError: (problem) => {
      if (problemOf(problem) !== 'report_changed') return
      setTheirs(currentOf(problem, report)?.version ?? null)
      void queryClient.invalidateQueries(trpc.report.pathFilter())
    },
  })
  return {
    save: (draft, onto) => mutate({ draft, onto }),
    isPending,
    error: problemOf(error) === 'report_changed' ? null : error,
    theirs,
  }
}
