import type { Rehearsal } from '@oka/contract/rehearsal'
import { useQuery } from '@tanstack/react-query'
import { ListChecks, Pencil, Play, Plus, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useBeingDeleted } from '../ui/undo.tsx'
import { isDrafted, useDraft } from './draft.ts'
import { type Author, OptionsRow } from './options-row.tsx'
import { RunResult } from './run-result.tsx'
import { rehearsalKey, type Run, useDeleteRehearsal, useRuns } from './use-rehearsals.ts'

type SavedPanelProps = { onEdit: (rehearsal: Rehearsal | null) => void }

/** The company's own conversations: each is played by the draft, and checked against what it should yield. */
export function SavedPanel({ onEdit }: SavedPanelProps): ReactElement {
  const t = useTranslations('playground')
  const explain = useExplain()
  const mayEdit = useMay('agent')
  const draft = useDraft()
  const [by, setBy] = useState<Author>('rules')
  const going = useBeingDeleted()
  const saved = useQuery(trpc.rehearsal.list.queryOptions())
  const { runs, busy, run } = useRuns()
  if (saved.isPending) return <SkeletonRows rows={4} className="h-14" />
  if (saved.isError) {
    return (
      <ErrorState
        message={explain(saved.error)}
        retry={() => void saved.refetch()}
        busy={saved.isFetching}
      />
    )
  }
  const items = saved.data.filter(({ id }) => !going.has(rehearsalKey(id)))
  const play = (some: readonly Rehearsal[]) => draft && run(some, draft, by)
  const add = mayEdit && (
    <Button icon={Plus} onClick={() => onEdit(null)}>
      {t('add')}
    </Button>
  )
  if (items.length === 0) {
    return (
      <EmptyState icon={ListChecks} title={t('noneSaved')} text={t('noneSavedText')}>
        {add}
      </EmptyState>
    )
  }
  return (
    <div className="grid gap-4">
      <OptionsRow by={by} onBy={setBy}>
        <Button
          variant="primary"
          icon={Play}
          busy={busy}
          disabled={draft === null || !mayEdit}
          onClick={() => void play(items)}
        >
          {t('runAll', { count: items.length })}
        </Button>
        {add}
      </OptionsRow>
      {draft && isDrafted(draft) && <p className="text-sm text-ink-2">{t('besidePublished')}</p>}
      <Summary items={items} runs={runs} />
      <ul aria-label={t('tabs.saved')} className="divide-y rounded-lg border">
        {items.map((item) => (
          <li key={item.id} className="grid gap-3 px-4 py-3">
            <SavedRow
              item={item}
              run={runs.get(item.id)}
              disabled={busy || draft === null}
              onRun={() => void play([item])}
              onEdit={() => onEdit(item)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

type SummaryProps = { items: readonly Rehearsal[]; runs: ReadonlyMap<string, Run> }

function Summary({ items, runs }: SummaryProps): ReactElement | null {
  const t = useTranslations('playground')
  const done = items.flatMap(({ id }) => {
    const run = runs.get(id)
    return run && 'drafted' in run ? [run] : []
  })
  if (done.length === 0) return null
  const right = done.filter(({ drafted }) => drafted.checks.every(({ isMet }) => isMet)).length
  return (
    <output className="block font-medium">
      {t('summary', { right: String(right), count: String(done.length) })}
    </output>
  )
}

type SavedRowProps = {
  item: Rehearsal
  run: Run | undefined
  disabled: boolean
  onRun: () => void
  onEdit: () => void
}

function SavedRow({ item, run, disabled, onRun, onEdit }: SavedRowProps): ReactElement {
  const t = useTranslations()
  const mayEdit = useMay('agent')
  const remove = useDeleteRehearsal()
  const { title, locale, lines } = item
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-48">
          <p className="truncate font-medium">{title}</p>
          <p className="text-xs text-ink-3">
            {t(`words.locale.${locale}`)} · {t('playground.lineCount', { count: lines.length })}
          </p>
        </div>
        <Verdict run={run} />
        {mayEdit && (
          <div className="flex items-center gap-1">
            <IconButton
              label={t('playground.runNamed', { title })}
              icon={Play}
              disabled={disabled}
              onClick={onRun}
            />
            <IconButton
              label={t('playground.editNamed', { title })}
              icon={Pencil}
              onClick={onEdit}
            />
            <IconButton
              label={t('playground.deleteNamed', { title })}
              icon={Trash2}
              onClick={() => remove(item)}
            />
          </div>
        )}
      </div>
      {run && <RunResult run={run} />}
    </>
  )
}

function Verdict({ run }: { run: Run | undefined }): ReactElement | null {
  const t = useTranslations('playground')
  if (!run || !('drafted' in run)) return null
  const { checks, isCut } = run.drafted
  if (isCut) return <Badge tone="warn">{t('cut')}</Badge>
  if (checks.length === 0) return <Badge>{t('unchecked')}</Badge>
  const met = checks.filter(({ isMet }) => isMet).length
  return (
    <Badge tone={met === checks.length ? 'good' : 'bad'}>
      {t('met', { met: String(met), count: String(checks.length) })}
    </Badge>
  )
}
