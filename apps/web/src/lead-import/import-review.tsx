import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Button } from '../ui/button.tsx'
import { ImportTotals } from './import-totals.tsx'
import { NoteList, RefusedList } from './row-lists.tsx'
import type { Totals } from './send-leads.ts'
import type { Loaded } from './use-lead-import.ts'
import { StepTitle } from './step-title.tsx'

type ImportReviewProps = {
  loaded: Loaded
  totals: Totals
  onStart: () => void
  onAgain: () => void
}

/** Preview of an import. */
export function ImportReview(props: ImportReviewProps): ReactElement {
  const { loaded, totals, onStart, onAgain } = props
  const t = useTranslations('imports')
  const isNothing = totals.leads === 0 && totals.messages === 0
  return (
    <section className="grid gap-6">
      <header className="grid gap-1.5">
        <StepTitle>
          {isNothing ? t('nothingTitle') : t('readyTitle', { count: totals.leads })}
        </StepTitle>
        <p className="text-pretty text-ink-2">{isNothing ? t('nothingText') : t('readyText')}</p>
      </header>
      <ImportTotals totals={totals} refused={loaded.file.refused.length} />
      <div className="flex flex-wrap gap-2">
        {!isNothing && (
          <Button variant="primary" onClick={onStart}>
            {t('start', { count: totals.leads })}
          </Button>
        )}
        <Button onClick={onAgain}>{t('another')}</Button>
      </div>
      <RefusedList loaded={loaded} />
      <NoteList notes={loaded.file.notes} warned={totals.warned} />
    </section>
  )
}
