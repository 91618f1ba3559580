import { type ModelBudgetName, modelBudgetNames, type ModelUsage } from '@oka/contract/model-usage'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useFormatter, useLocale, useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { formatTime } from '../i18n/formats.ts'
import { trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Meter } from '../ui/meter.tsx'
import { budgetsHash, toNumber, type Values } from './values.ts'

const measures = ['calls', 'tokens'] as const
type Measure = (typeof measures)[number]

/** Interval at which the usage is read again. */
const usageEvery = 30_000

/** The budgets of the language model, beside their usage. */
export function BudgetsPart(): ReactElement {
  const t = useTranslations('settings')
  const usage = useQuery({
    ...trpc.settings.modelUsage.queryOptions(),
    refetchInterval: usageEvery,
  })
  const top = useRef<HTMLDivElement>(null)
  const { hash } = useLocation()
  useEffect(() => {
    if (hash === budgetsHash && top.current) scrollTo(top.current)
  }, [hash])
  return (
    <Part title={t('budgets')} text={t('budgetsText')}>
      <div ref={top} className="grid gap-6">
        {usage.data?.model === 'offline' && <p>{t('budgetsOffline')}</p>}
        {usage.isError && (
          <ErrorState
            message={t('budgetsUnread')}
            retry={() => void usage.refetch()}
            busy={usage.isFetching}
          />
        )}
        {modelBudgetNames.map((name) => (
          <Budget key={name} name={name} usage={usage.data} />
        ))}
        {usage.data && (
          <p className="text-xs text-pretty text-ink-3">
            {t('budgetsDay', { timeZone: usage.data.timeZone.replaceAll('_', ' ') })}
          </p>
        )}
      </div>
    </Part>
  )
}

/** Scrolls only the form: `scrollIntoView` would move the page as well. */
function scrollTo(inside: HTMLElement): void {
  const [section, form] = [inside.closest('section'), inside.closest('form')]
  if (!section || !form) return
  form.scrollTop += section.getBoundingClientRect().top - form.getBoundingClientRect().top
}

type BudgetProps = { name: ModelBudgetName; usage: ModelUsage | undefined }

function Budget({ name, usage }: BudgetProps): ReactElement {
  const t = useTranslations('settings')
  const format = useFormatter()
  const locale = useLocale()
  const reachedAt = usage?.reachedAt[name]
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 flex flex-wrap items-center gap-2 font-medium">
        {t(`budget.${name}`)}
        {reachedAt && (
          <Badge tone="warn">
            {t('budgetReached', { time: formatTime(new Date(reachedAt), locale) })}
          </Badge>
        )}
      </legend>
      <div className="grid gap-x-6 gap-y-4 rounded-lg border px-4 py-3 sm:grid-cols-2">
        {measures.map((measure) => (
          <Limit key={measure} name={name} measure={measure} used={usage?.[name][measure]} />
        ))}
      </div>
      {name === 'total' && usage && (
        <p className="mt-2 text-xs text-ink-3 tabular-nums">
          {t('budgetMonth', {
            calls: format.number(usage.month.calls),
            tokens: format.number(usage.month.tokens),
          })}
        </p>
      )}
    </fieldset>
  )
}

type LimitProps = { name: ModelBudgetName; measure: Measure; used: number | undefined }

/** A limit that can be switched off, and its usage. */
function Limit({ name, measure, used }: LimitProps): ReactElement {
  const t = useTranslations('settings')
  const { register, formState } = useFormContext<Values>()
  const path = `modelBudgets.${name}.${measure}` as const
  const { isOn, value } = useWatch<Values, typeof path>({ name: path })
  const wrong = formState.errors.modelBudgets?.[name]?.[measure]?.value
  return (
    <div className="grid content-start gap-2">
      <label className="flex items-center gap-2">
        <input type="checkbox" {...register(`${path}.isOn`)} className="size-4" />
        {t(`${measure}.on`)}
      </label>
      <Field
        label={<span className="sr-only">{t(`${measure}.label`)}</span>}
        error={wrong && t(`${measure}.wrong`)}
      >
        {(control) => (
          <Input
            {...control}
            {...register(`${path}.value`)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            disabled={!isOn}
            className="max-w-44 text-right tabular-nums"
          />
        )}
      </Field>
      {used !== undefined && (
        <Usage name={name} measure={measure} used={used} limit={toNumber({ isOn, value })} />
      )}
    </div>
  )
}

type UsageProps = Required<Omit<LimitProps, 'used'>> & { used: number; limit: number | null }

/** A bar where the limit is a number. */
function Usage({ name, measure, used, limit }: UsageProps): ReactElement {
  const t = useTranslations('settings')
  const format = useFormatter()
  const amount =
    limit === null || !Number.isFinite(limit)
      ? format.number(used)
      : t('usedOf', { used: format.number(used), limit: format.number(limit) })
  return (
    <div className="grid gap-1">
      {limit !== null && limit > 0 && (
        <>
          <progress
            aria-label={`${t(`budget.${name}`)}, ${t(`${measure}.label`)}`}
            className="sr-only"
            value={Math.min(used, limit)}
            max={limit}
          />
          <Meter value={Math.min(used, limit)} max={limit} />
        </>
      )}
      <p className="text-xs text-ink-3 tabular-nums">{t(`used.${name}`, { used: amount })}</p>
    </div>
  )
}
