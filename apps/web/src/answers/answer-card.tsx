import type { AnswerCard } from '@oka/contract/answer'
import { offlineModel } from '@oka/contract/model-provider'
import type { ReactElement, ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { MessageSources } from '../chat/message-sources.tsx'
import { useCriterionNames, useFactValue } from '../scoring/use-rubric.ts'
import { Badge } from '../ui/badge.tsx'
import { RatingForm } from './rating-form.tsx'

/** What an answer rests on, what was learnt for it, what wrote it and at what cost, and what staff think of it. */
export function AnswerCardView({ card }: { card: AnswerCard }): ReactElement {
  const t = useTranslations('answers')
  return (
    <div className="grid divide-y">
      <Part title={t('sources')}>
        {card.sources.length === 0 ? (
          <Nothing>{t('noSources')}</Nothing>
        ) : (
          <MessageSources sources={card.sources} />
        )}
      </Part>
      <Part title={t('learnt')}>
        <Learnt learnt={card.learnt} />
      </Part>
      {card.refused.length > 0 && (
        <Part title={t('refused')}>
          <Refused refused={card.refused} />
        </Part>
      )}
      <Part title={t('written')}>
        <Written card={card} />
      </Part>
      <Part title={t('rating')}>
        <RatingForm card={card} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className="grid gap-1.5 px-3 py-2.5">
      <h3 className="text-xs font-semibold text-ink-3">{title}</h3>
      {children}
    </section>
  )
}

function Nothing({ children }: { children: ReactNode }): ReactElement {
  return <p className="text-ink-3">{children}</p>
}

function Learnt({ learnt }: Pick<AnswerCard, 'learnt'>): ReactElement {
  const t = useTranslations('answers')
  const names = useCriterionNames()
  const valueOf = useFactValue()
  if (learnt.length === 0) return <Nothing>{t('nothingLearnt')}</Nothing>
  return (
    <ul className="grid gap-1.5">
      {learnt.map((fact, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a field may be stated twice
        <li key={index} className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <span className="text-ink-2">{names.field(fact.field)}</span>
            <span className="min-w-0 font-medium wrap-anywhere">
              {fact.rejected ? t('withdrawn') : valueOf(fact)}
            </span>
            {fact.isReplaced && <Badge>{t('replaced')}</Badge>}
            {fact.by === 'assistant' && <Badge tone="info">{t('concluded')}</Badge>}
          </p>
          <Quote quote={fact.quote} />
        </li>
      ))}
    </ul>
  )
}

function Quote({ quote }: { quote: string }): ReactElement | null {
  const t = useTranslations('answers')
  if (quote === '') return null
  return (
    <blockquote className="line-clamp-3 text-xs wrap-anywhere text-ink-3">
      {t('quote', { quote })}
    </blockquote>
  )
}

function Refused({ refused }: Pick<AnswerCard, 'refused'>): ReactElement {
  const t = useTranslations('answers')
  const names = useCriterionNames()
  return (
    <ul className="grid gap-1.5">
      {refused.map(({ field, value, quote, reason }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same may be refused twice
        <li key={index} className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-ink-2">{names.field(field)}</span>
            <span className="min-w-0 wrap-anywhere line-through decoration-ink-3">{value}</span>
          </p>
          <p className="text-xs text-warn-ink">{t(`reason.${reason}`)}</p>
          <Quote quote={quote} />
        </li>
      ))}
    </ul>
  )
}

function Written({ card }: { card: AnswerCard }): ReactElement {
  const t = useTranslations('answers')
  const format = useFormatter()
  const { model, promptVersion, rubricVersion, tokens, tookMs } = card
  const rows: [string, ReactNode][] = [
    [t('model'), model === offlineModel ? t('rules') : (model ?? t('unknown'))],
    [t('prompt'), promptVersion ?? t('unknown')],
    [t('rubric'), rubricVersion === null ? t('unknown') : String(rubricVersion)],
    [t('time'), tookMs === null ? t('unknown') : t('ms', { ms: format.number(tookMs) })],
    [
      t('tokens'),
      tokens
        ? t('tokenCount', {
            prompt: format.number(tokens.prompt),
            completion: format.number(tokens.completion),
          })
        : t(model === offlineModel ? 'none' : 'untold'),
    ],
    [t('cost'), <Cost key="cost" card={card} />],
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="min-w-0 wrap-anywhere tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Cost({ card: { model, cost, tokens } }: { card: AnswerCard }): ReactElement {
  const t = useTranslations('answers')
  const format = useFormatter()
  if (model === offlineModel) return <>{t('free')}</>
  if (!cost) return <span className="text-ink-3">{t(tokens ? 'noPrice' : 'untold')}</span>
  const { amount, currency } = cost
  return (
    <>
      {format.number(amount, {
        style: 'currency',
        currency,
        minimumFractionDigits: 2,
        maximumFractionDigits: 6,
      })}
    </>
  )
}
