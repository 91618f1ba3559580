import type { RubricVersion } from '@oka/contract/rubric'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { Moment } from '../i18n/time.tsx'
import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { DraftActions } from './use-draft.ts'

type VersionsPartProps = {
  current: number
  /** Whether there are changes that a restored version would replace. */
  isChanged: boolean
  /** Whether none may be restored, since a conflict is to be settled first. */
  isDisabled: boolean
  restore: DraftActions['restore']
}

/** What was published, by whom and when; each may become the draft again. */
export function VersionsPart({
  current,
  isChanged,
  isDisabled,
  restore,
}: VersionsPartProps): ReactElement {
  const t = useTranslations('scoring')
  const explain = useExplain()
  const versions = useQuery(trpc.rubric.versions.queryOptions())
  const [chosen, setChosen] = useState<number>()
  const choose = (version: number): void => {
    if (isChanged) setChosen(version)
    else restore.mutate(version)
  }
  return (
    <section aria-labelledby="versions" className="grid content-start gap-3">
      <h2 id="versions" className="text-base font-semibold">
        {t('versions')}
      </h2>
      {versions.isPending && <Skeleton className="h-20" />}
      {versions.isError && !versions.data && (
        <p role="alert" className="text-bad-ink">
          {explain(versions.error)}
        </p>
      )}
      <ol aria-labelledby="versions" className="grid gap-3 empty:hidden">
        {versions.data?.map((version) => (
          <Version
            key={version.version}
            version={version}
            isCurrent={version.version === current}
            isDisabled={isDisabled}
            busy={restore.isPending}
            onRestore={() => choose(version.version)}
          />
        ))}
      </ol>
      <ConfirmDialog
        open={chosen !== undefined}
        onClose={() => setChosen(undefined)}
        title={t('restoreTitle', { version: String(chosen ?? 1) })}
        confirm={t('restoreIt')}
        busy={restore.isPending}
        error={restore.error ? explain(restore.error) : null}
        onConfirm={() => restore.mutate(chosen ?? 1, { onSettled: () => setChosen(undefined) })}
      >
        <p>{t('restoreText')}</p>
      </ConfirmDialog>
    </section>
  )
}

type VersionProps = {
  version: RubricVersion
  isCurrent: boolean
  isDisabled: boolean
  busy: boolean
  onRestore: () => void
}

function Version({
  version: row,
  isCurrent,
  isDisabled,
  busy,
  onRestore,
}: VersionProps): ReactElement {
  const t = useTranslations('scoring')
  const { publishedAt, publishedBy } = row
  const version = String(row.version)
  return (
    <li className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium">
          {t('version', { version })}
          {isCurrent && <Badge tone="good">{t('current')}</Badge>}
        </p>
        <p className="text-xs text-ink-3">
          {publishedAt === null ? (
            t('ofTheProduct')
          ) : (
            <>
              {publishedBy?.name ?? t('someone')}, <Moment at={publishedAt} />
            </>
          )}
        </p>
      </div>
      <Button
        size="sm"
        variant="ghost"
        disabled={isDisabled}
        busy={busy}
        aria-label={t('restoreOf', { version })}
        onClick={onRestore}
      >
        {t('restore')}
      </Button>
    </li>
  )
}
