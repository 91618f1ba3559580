import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { Button } from '../ui/button.tsx'
import { Meter } from '../ui/meter.tsx'
import type { Progress } from './send-leads.ts'
import type { Step } from './use-lead-import.ts'
import { StepTitle } from './step-title.tsx'

type Running = Extract<Step, { name: 'reading' | 'checking' | 'importing' }>

/** Progress, and a button to stop. */
export function ImportProgress({
  step,
  onStop,
}: {
  step: Running
  onStop: () => void
}): ReactElement {
  const t = useTranslations('imports')
  const ui = useTranslations('ui')
  const progress = step.name === 'reading' ? null : step.progress
  const title = t(step.name)
  return (
    <section className="grid gap-4">
      <StepTitle>{title}</StepTitle>
      <Bar label={title} progress={progress} />
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={onStop}>{step.name === 'importing' ? t('stop') : ui('cancel')}</Button>
        {step.name === 'importing' && <p className="text-xs text-ink-3">{t('stopHint')}</p>}
      </div>
    </section>
  )
}

/** Indeterminate while the file is read. */
function Bar({ label, progress }: { label: string; progress: Progress | null }): ReactElement {
  const t = useTranslations('imports')
  const format = useFormatter()
  const { done, of } = progress ?? { done: 1, of: 1 }
  return (
    <div className="grid gap-2">
      <div className={progress ? undefined : 'animate-pulse-soft'}>
        <progress
          aria-label={label}
          className="sr-only"
          {...(progress && { value: done, max: of })}
        />
        <Meter value={done} max={of} />
      </div>
      <p className="min-h-5 text-sm text-ink-2 tabular-nums">
        {progress && t('progress', { done: format.number(done), of: format.number(of) })}
      </p>
    </div>
  )
}
