import type { RehearsedTurn } from '@oka/contract/rehearsal'
import { BookOpen } from 'lucide-react'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { bubble, bubbles, Speaker } from '../chat/message-group.tsx'
import { useFactValue } from '../scoring/use-rubric.ts'
import { Badge } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'
import { useFieldName } from './use-names.ts'

type PlayedTurnProps = {
  said: string
  /** Absent while it is being written. */
  turn?: RehearsedTurn | undefined
  /** What was replied then, in a past conversation. */
  formerly?: string | null
}

/** What the visitor wrote, and the reply. */
export function PlayedTurnView({ said, turn, formerly = null }: PlayedTurnProps): ReactElement {
  const t = useTranslations('playground')
  return (
    <div className="grid grid-cols-1 gap-3">
      <Speaker by="visitor" name={t('visitor')}>
        {() => <p className={cx(bubble, bubbles.visitor)}>{said}</p>}
      </Speaker>
      {formerly !== null && formerly !== turn?.reply.content && (
        <div className="ml-auto grid max-w-[88%] gap-1 text-right sm:max-w-[78%]">
          <span className="px-1 text-xs text-ink-3">{t('repliedThen')}</span>
          <p className={cx(bubble, 'ml-auto text-left text-ink-3 ring-1 ring-line ring-inset')}>
            {formerly}
          </p>
        </div>
      )}
      {turn && (
        <Speaker by="assistant" name={null}>
          {() => (
            <>
              {formerly !== null && formerly !== turn.reply.content && (
                <span className="px-1 text-xs text-ink-3">{t('now')}</span>
              )}
              <p className={cx(bubble, bubbles.assistant)}>{turn.reply.content}</p>
              <Beside turn={turn} isSame={formerly === turn.reply.content} />
            </>
          )}
        </Speaker>
      )}
    </div>
  )
}

function Beside({ turn, isSame }: { turn: RehearsedTurn; isSame: boolean }): ReactElement {
  const t = useTranslations('playground')
  const format = useFormatter()
  const { reply, questions } = turn
  return (
    <div className="grid justify-items-end gap-1 px-1 text-xs text-ink-3">
      <span>
        {reply.model === 'offline'
          ? t('byRules')
          : t('wroteIn', { model: reply.model, ms: format.number(reply.tookMs) })}
        {isSame && ` · ${t('sameAsThen')}`}
      </span>
      {reply.choices.length > 0 && (
        <span>{t('offers', { choices: reply.choices.join(' · ') })}</span>
      )}
      {reply.sources.map(({ title, quote }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- they never change
        <details key={index} className="max-w-full text-right">
          <summary className="cursor-pointer rounded-xs hover:text-ink-2">
            <BookOpen aria-hidden className="mr-1.5 inline size-3.5 align-[-2px]" />
            {t('source', { title })}
          </summary>
          <blockquote className="my-1 border-r-2 pr-3 text-sm text-typed text-ink-2">
            {quote}
          </blockquote>
        </details>
      ))}
      {questions.length > 0 && <span>{t('passedOn', { count: questions.length })}</span>}
    </div>
  )
}

/** The facts and the score after a turn. */
export function Yield({ turn }: { turn: RehearsedTurn | undefined }): ReactElement {
  const t = useTranslations('playground')
  return (
    <section aria-label={t('yield')} className="grid gap-3 self-start rounded-lg border p-4">
      <h3 className="font-semibold">{t('yield')}</h3>
      <p className="flex flex-wrap items-center gap-2">
        <ScoreWords turn={turn} />
      </p>
      <KnownFacts facts={turn?.facts ?? []} />
      {turn?.callsStaff && <p className="text-sm text-ink-2">{t('callsStaff')}</p>}
      {turn && turn.refused.length > 0 && (
        <p className="text-sm text-ink-2">{t('refused', { count: turn.refused.length })}</p>
      )}
    </section>
  )
}

function ScoreWords({ turn }: { turn: RehearsedTurn | undefined }): ReactElement {
  const t = useTranslations('playground')
  if (!turn || turn.score.total === null) return <>{t('noScore')}</>
  const { band, score } = turn
  return (
    <>
      <span className="tabular-nums">{t('score', { total: String(score.total) })}</span>
      <Badge tone={bandTones[band]}>{t(`band.${band}`)}</Badge>
    </>
  )
}

function KnownFacts({ facts }: Pick<RehearsedTurn, 'facts'>): ReactElement {
  const t = useTranslations('playground')
  const nameOf = useFieldName()
  const valueOf = useFactValue()
  const known = facts.filter(({ rejected }) => !rejected)
  if (known.length === 0) return <p className="text-sm text-ink-3">{t('noFacts')}</p>
  return (
    <dl className="grid gap-2 text-sm">
      {known.map((fact) => (
        <div key={fact.field} className="min-w-0">
          <dt className="text-xs text-ink-3">{nameOf(fact.field)}</dt>
          <dd className="wrap-anywhere">{valueOf(fact)}</dd>
        </div>
      ))}
    </dl>
  )
}

const bandTones = { hot: 'good', warm: 'warn', cold: 'neutral', none: 'neutral' } as const
