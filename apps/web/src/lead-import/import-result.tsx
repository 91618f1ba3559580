import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { ImportTotals } from './import-totals.tsx'
import { NoteList, RefusedList } from './row-lists.tsx'
import type { Totals } from './send-leads.ts'
import type { Loaded } from './use-lead-import.ts'
import { StepTitle } from './step-title.tsx'

type ImportResultProps = {
  loaded: Loaded
  totals: Totals
  stopped: boolean
  error?: unknown
  onAgain: () => void
}

/** The result of an import. */
export function ImportResult(props: ImportResultProps): ReactElement {
  const { loaded, totals, stopped, error, onAgain } = props
  const t = useTranslations('imports')
  const explain = useExplain()
  const isWhole = !stopped && error === undefined
  return (
    <section className="grid gap-6">
      <header className="grid gap-1.5">
        <StepTitle>
          {isWhole
            ? t('doneTitle', { count: totals.leads })
            : t('partTitle', { count: totals.leads })}
        </StepTitle>
        {!isWhole && <p className="text-pretty text-ink-2">{t('partText')}</p>}
      </header>
      {error !== undefined && (
        <p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-sm text-bad-ink">
          {explain(error)}
        </p>
      )}
      <ImportTotals totals={totals} refused={loaded.file.refused.length} />
      <div className="flex flex-wrap gap-2">
        <Link to="/leads" className={buttonClass({ variant: 'primary' })}>
          {t('seeLeads')}
        </Link>
        <Button onClick={onAgain}>{t('another')}</Button>
      </div>
      <RefusedList loaded={loaded} />
      <NoteList notes={loaded.file.notes} warned={totals.warned} />
    </section>
  )
}
