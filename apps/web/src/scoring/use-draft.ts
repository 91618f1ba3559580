import type { OwnField } from '@oka/contract/fact'
import { type Rubric, type RubricState, rubricState } from '@oka/contract/rubric'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { useTranslations } from 'use-intl'

import { currentOf, problemOf } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notify } from '../ui/toaster.tsx'

export type DraftActions = ReturnType<typeof useDraft>

type Form = {
  /** Of the state that the form shows. */
  lock: string
  /** Whether something was typed that is not saved. */
  isDirty: boolean
  /** Puts a state into the form. */
  show: (state: RubricState) => void
}

/**
 * Saves, publishes, restores and discards the draft. What a colleague changed since is shown while
 * nothing was typed; otherwise it is `theirs`, and neither is lost.
 *
 * @param initial what the form shows at first
 */
export function useDraft(initial: RubricState, { lock, isDirty, show }: Form) {
  const t = useTranslations('scoring')
  // Not a prop: the parent may render later than the form, and its state would seem to be another one.
  const latest = useQuery({ ...trpc.rubric.read.queryOptions(), refetchOnMount: false })
  const state = latest.data ?? initial
  const adopt = (next: RubricState): void => {
    keep(next)
    show(next)
  }
  const onError = (error: unknown): void => {
    if (problemOf(error) !== 'rubric_draft_changed') return
    const current = currentOf(error, rubricState)
    if (current) keep(current)
    if (!isDirty) notify(t('overtaken'))
  }
  const save = useMutation({
    mutationFn: ({ rubric, over }: { rubric: Rubric; over?: RubricState | undefined }) =>
      client.rubric.saveDraft.mutate({ rubric, lock: over?.lock ?? lock }),
    onSuccess: (next) => {
      adopt(next)
      notify(t('saved'))
    },
    onError,
  })
  const discard = useMutation({
    mutationFn: () => client.rubric.discardDraft.mutate({ lock }),
    onSuccess: (next) => {
      adopt(next)
      notify(t('discarded'))
    },
    onError,
  })
  const restore = useMutation({
    mutationFn: (restores: number) => client.rubric.restoreVersion.mutate({ restores, lock }),
    onSuccess: (next, restores) => {
      adopt(next)
      notify(t('restored', { version: String(restores) }))
    },
    onError,
  })
  const publish = useMutation({
    mutationFn: async ({ rubric, removes }: { rubric: Rubric; removes: OwnField[] }) => {
      const saved = await client.rubric.saveDraft.mutate({ rubric, lock })
      adopt(saved)
      return client.rubric.publish.mutate({ lock: saved.lock, removes })
    },
    onSuccess: (next) => {
      adopt(next)
      notify(t('published', { version: String(next.version) }))
    },
    onError,
  })
  const actions = [save, discard, restore, publish]
  // A live update may tell of a change of our own before its answer is there.
  const isBehind = state.lock !== lock && !actions.some(({ isPending }) => isPending)
  const followLatest = useEffectEvent(() => show(state))
  useEffect(() => {
    if (isBehind && !isDirty) followLatest()
  }, [isBehind, isDirty])

  const failed = [save, discard, restore].find(
    ({ error }) => error && problemOf(error) !== 'rubric_draft_changed',
  )
  return {
    save,
    discard,
    restore,
    publish,
    /** The colleague's state, while it is in conflict with what was typed. */
    theirs: isBehind && isDirty ? state : undefined,
    showTheirs: () => show(state),
    /** What went wrong, besides a conflict. */
    error: failed?.error ?? null,
  }
}

/** Makes it the latest known state; one that is being fetched may be older, and is fetched again. */
function keep(state: RubricState): void {
  queryClient.setQueryData(trpc.rubric.read.queryKey(), state)
  void queryClient.invalidateQueries(trpc.rubric.read.queryFilter())
}
