import { builtInCriteria } from '@oka/contract/score'
import { scoreCurrency } from '@oka/contract/settings'
import type { ReactElement, ReactNode } from 'react'
import { useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Fold } from '../ui/fold.tsx'
import { Meter } from '../ui/meter.tsx'
import { NumberField, useFault } from './number-field.tsx'
import { Steps } from './steps.tsx'
import type { Values } from './values.ts'

type BuiltIn = (typeof builtInCriteria)[number]

/** The criteria that every company has, each with its weight and what its answers earn. */
export function CriteriaPart(): ReactElement {
  const t = useTranslations('scoring')
  return (
    <section className="grid gap-3">
      <header className="grid gap-1">
        <h2 className="text-base font-semibold">{t('criteria')}</h2>
        <p className="max-w-prose text-pretty text-ink-2">{t('criteriaText')}</p>
      </header>
      <ul aria-label={t('criteria')} className="divide-y rounded-lg border bg-raised shadow-card">
        {builtInCriteria.map((name) => (
          <Criterion key={name} name={name} />
        ))}
      </ul>
    </section>
  )
}

function Criterion({ name }: { name: BuiltIn }): ReactElement {
  const t = useTranslations()
  const weight = useWatch<Values, `weights.${BuiltIn}`>({ name: `weights.${name}` })
  const label = t(`words.criterion.${name}`)
  const Details = details[name]
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3 sm:grid-cols-[9rem_minmax(0,1fr)_auto]">
        <div className="pt-1">
          <p className="font-medium">{label}</p>
        </div>
        <div className="pt-3 max-sm:hidden">
          <Meter value={Number.isFinite(weight) ? Math.min(weight, 100) : 0} max={100} />
        </div>
        <NumberField
          name={`weights.${name}`}
          label={t('scoring.weightOf', { label })}
          unit={t('scoring.points')}
          wrong={t('scoring.weightWrong')}
          isBare
        />
      </div>
      <What text={t(`scoring.what.${name}`)}>{Details ? <Details label={label} /> : null}</What>
    </li>
  )
}

/** What earns the points, and below it, opened by a click, how many. */
function What({ text, children }: { text: string; children: ReactNode }): ReactElement {
  if (children === null) return <p className="text-xs text-pretty text-ink-3">{text}</p>
  return (
    <Fold label={text}>
      <div className="grid gap-4 pt-3 pb-1 sm:pl-3">{children}</div>
    </Fold>
  )
}

type DetailsProps = { label: string }

const details: Partial<Record<BuiltIn, (props: DetailsProps) => ReactElement>> = {
  need: NeedDetails,
  budget: BudgetDetails,
  horizon: HorizonDetails,
  authority: AuthorityDetails,
  size: SizeDetails,
  contact: ContactDetails,
}

function NeedDetails(): ReactElement {
  const t = useTranslations('scoring')
  return (
    <NumberField
      name="needLeast"
      label={t('needLeast')}
      unit={t('aYear', { currency: scoreCurrency })}
      wrong={t('amountWrong')}
      isWide
    />
  )
}

function BudgetDetails({ label }: DetailsProps): ReactElement {
  const t = useTranslations('scoring')
  return (
    <>
      <Steps name="budget.steps" label={label} kind="from" unit={scoreCurrency} />
      <NumberField name="budget.unrated" label={t('unrated')} unit="%" wrong={t('shareWrong')} />
    </>
  )
}

function HorizonDetails({ label }: DetailsProps): ReactElement {
  const t = useTranslations('scoring')
  return <Steps name="horizon.steps" label={label} kind="upTo" unit={t('months')} />
}

function SizeDetails({ label }: DetailsProps): ReactElement {
  const t = useTranslations('scoring')
  return <Steps name="size.steps" label={label} kind="from" unit={t('people')} />
}

function AuthorityDetails(): ReactElement {
  const t = useTranslations('scoring')
  return (
    <div className="flex flex-wrap gap-4">
      {(['decides', 'shares', 'other'] as const).map((name) => (
        <NumberField
          key={name}
          name={`authority.${name}`}
          label={t(`authority.${name}`)}
          unit="%"
          wrong={t('shareWrong')}
        />
      ))}
    </div>
  )
}

function ContactDetails(): ReactElement {
  const t = useTranslations()
  const fault = useFault('contact', '')
  return (
    <>
      <div className="flex flex-wrap gap-4">
        {(['email', 'phone', 'name'] as const).map((name) => (
          <NumberField
            key={name}
            name={`contact.${name}`}
            label={t(`words.field.${name}`)}
            unit="%"
            wrong={t('scoring.shareWrong')}
          />
        ))}
      </div>
      {fault !== undefined && (
        <p role="alert" data-fault tabIndex={-1} className="text-xs text-bad-ink">
          {t('scoring.contactWrong')}
        </p>
      )}
    </>
  )
}
