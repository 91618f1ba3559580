import type { OwnField } from '@oka/contract/fact'
import { type Rubric, type RubricState, rubricState } from '@oka/contract/rubric'
import { useMutation } from '@tanstack/react-query'
import { TRPCClientError } from '@trpc/client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

import { problemOf } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notify } from '../ui/toaster.tsx'

export type DraftActions = ReturnType<typeof useDraft>

/**
 * Saves, publishes, restores and discards the draft. On a conflict `theirs` is the colleague's
 * state, and neither is lost.
 *
 * @param show puts a state into the form
 */
export function useDraft(initial: RubricState, show: (state: RubricState) => void) {
  const t = useTranslations('scoring')
  const [version, setVersion] = useState(initial.draft?.version ?? null)
  const [theirs, setTheirs] = useState<RubricState>()
  const adopt = (state: RubricState): void => {
    queryClient.setQueryData(trpc.rubric.read.queryKey(), state)
    setVersion(state.draft?.version ?? null)
    setTheirs(undefined)
    show(state)
  }
  const onError = (error: unknown): void => {
    const current = problemOf(error) === 'rubric_draft_changed' ? currentOf(error) : undefined
    if (current) setTheirs(current)
  }
  // What is saved over a colleague's draft names its version.
  const lock = theirs ? (theirs.draft?.version ?? null) : version
  const save = useMutation({
    mutationFn: (rubric: Rubric) => client.rubric.saveDraft.mutate({ rubric, version: lock }),
    onSuccess: (state) => {
      adopt(state)
      notify(t('saved'))
    },
    onError,
  })
  const discard = useMutation({
    mutationFn: () => client.rubric.discardDraft.mutate({ version: lock }),
    onSuccess: (state) => {
      adopt(state)
      notify(t('discarded'))
    },
    onError,
  })
  const restore = useMutation({
    mutationFn: (restores: number) =>
      client.rubric.restoreVersion.mutate({ restores, version: lock }),
    onSuccess: (state, restores) => {
      adopt(state)
      notify(t('restored', { version: String(restores) }))
    },
    onError,
  })
  const publish = useMutation({
    mutationFn: async ({ rubric, removes }: { rubric: Rubric; removes: OwnField[] }) => {
      const { draft } = await client.rubric.saveDraft.mutate({ rubric, version: lock })
      setVersion(draft!.version)
      return client.rubric.publish.mutate({ version: draft!.version, removes })
    },
    onSuccess: (state) => {
      adopt(state)
      void queryClient.invalidateQueries(trpc.rubric.versions.pathFilter())
      notify(t('published', { version: String(state.version) }))
    },
    onError,
  })
  const failed = [save, discard, restore].find(
    ({ error }) => error && problemOf(error) !== 'rubric_draft_changed',
  )
  return {
    save,
    discard,
    restore,
    publish,
    theirs,
    showTheirs: () => theirs && adopt(theirs),
    /** What went wrong, besides a conflict. */
    error: failed?.error ?? null,
  }
}

/** The state as it is now, which the refusal carries. */
function currentOf(error: unknown): RubricState | undefined {
  const data: unknown = error instanceof TRPCClientError ? error.data : undefined
  const current = (data as { current?: unknown } | undefined)?.current
  return rubricState.safeParse(current).data
}
