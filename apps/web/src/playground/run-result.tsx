import type { RehearsalCheck } from '@oka/contract/rehearsal'
import { enteredField } from '@oka/contract/fact'
import { bands } from '@oka/contract/band'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useFactValue } from '../scoring/use-rubric.ts'
import { useExplain } from '../problems.ts'
import { type Change, changesBetween } from './changes.ts'
import { PlayedTurnView } from './played-turn.tsx'
import { useFieldName } from './use-names.ts'
import type { Run } from './use-rehearsals.ts'

/** What a saved conversation yielded, and what changed beside what is published. */
export function RunResult({ run }: { run: Run }): ReactElement {
  const t = useTranslations('playground')
  const explain = useExplain()
  if ('isRunning' in run) return <p className="text-sm text-ink-2">{t('running')}</p>
  if ('error' in run) {
    return (
      <p role="alert" className="text-sm text-bad-ink">
        {explain(run.error)}
      </p>
    )
  }
  const { drafted, published } = run
  const changes = published ? changesBetween(published, drafted) : null
  return (
    <div className="grid gap-2 text-sm">
      {drafted.isCut && <p className="text-ink-2">{t('isCut')}</p>}
      <ul aria-label={t('checks')} className="grid gap-1 empty:hidden">
        {drafted.checks.map((check) => (
          <li key={`${check.kind} ${check.of}`} className="flex gap-2">
            <CheckLine check={check} />
          </li>
        ))}
      </ul>
      {changes && <Changes changes={changes} />}
      <details>
        <summary className="w-fit cursor-pointer rounded-xs text-xs text-ink-3 hover:text-ink">
          {t('showConversation')}
        </summary>
        <div className="mt-3 grid gap-4">
          {drafted.turns.map(({ said, turn }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- they never change
            <PlayedTurnView key={index} said={said} turn={turn} />
          ))}
        </div>
      </details>
    </div>
  )
}

function CheckLine({ check }: { check: RehearsalCheck }): ReactElement {
  const t = useTranslations('playground')
  const sayCheck = useCheckWords()
  const { isMet } = check
  const Icon = isMet ? CircleCheck : CircleAlert
  return (
    <>
      <Icon
        aria-hidden
        className={`mt-0.5 size-4 shrink-0 ${isMet ? 'text-good-ink' : 'text-bad-ink'}`}
      />
      <span className="min-w-0 text-pretty wrap-anywhere">
        <span className="sr-only">{t(isMet ? 'isMet' : 'isNotMet')} </span>
        {sayCheck(check)}
      </span>
    </>
  )
}

function useCheckWords(): (check: RehearsalCheck) => string {
  const t = useTranslations('playground')
  const nameOf = useFieldName()
  const valueOf = useFactValue()
  const bandWord = (name: string | null) => {
    const band = bands.find((one) => one === name)
    return band ? t(`band.${band}`) : t('nothing')
  }
  return ({ kind, of, expected, found, isMet }) => {
    const same = isMet ? 'true' : 'false'
    if (kind === 'band') {
      return t('checkBand', { expected: bandWord(expected), found: bandWord(found), same })
    }
    if (kind === 'answer') {
      const words = { line: of ?? '', expected: expected ?? '', found: found ?? '', same }
      if (expected === null) return t('checkUnanswered', words)
      return t(found === null ? 'checkMissing' : 'checkAnswer', words)
    }
    const field = enteredField.parse(of)
    const say = (value: string | null) =>
      value === null ? t('nothing') : valueOf({ field, value })
    return t('checkFact', {
      field: nameOf(field),
      expected: say(expected),
      found: say(found),
      same,
    })
  }
}

function Changes({ changes }: { changes: readonly Change[] }): ReactElement {
  const t = useTranslations('playground')
  const nameOf = useFieldName()
  if (changes.length === 0) return <p className="text-ink-2">{t('noChanges')}</p>
  const nameOfChange = (change: Change): string => {
    if (change.kind === 'reply') return t('changedReply', { line: String(change.line) })
    return change.kind === 'fact' ? nameOf(change.field) : t('changedScore')
  }
  return (
    <section aria-label={t('changed')} className="grid gap-1.5 rounded-lg bg-sunken px-3 py-2">
      <h4 className="text-xs font-semibold text-ink-2">{t('changed')}</h4>
      <ul className="grid gap-2">
        {changes.map((change) => (
          <li key={nameOfChange(change)} className="min-w-0 wrap-anywhere">
            <span className="font-medium">{nameOfChange(change)}</span>
            <span className="block text-ink-2 line-through decoration-ink-3">
              {change.before || t('nothing')}
            </span>
            <span className="block">{change.after || t('nothing')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
