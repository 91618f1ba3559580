import { scoreCurrency } from '@oka/contract/settings'
import { dayIn } from '@oka/contract/time-zone'
import { Plus, X } from 'lucide-react'
import type { ComponentProps, ReactElement } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import { describedBy } from './list-rows.tsx'
import type { Values } from './values.ts'

const ratesMax = 50

/** Exchange rates for budgets in other currencies; only those that an admin has set. */
export function RatesPart(): ReactElement {
  const t = useTranslations('settings')
  const { control } = useFormContext<Values>()
  const { fields, append, remove } = useFieldArray({ control, name: 'rates' })
  const add = () => append({ currency: '', rate: '', day: dayIn(undefined, new Date()) })
  return (
    <Part title={t('rates')} text={t('ratesText', { currency: scoreCurrency })}>
      <div className="grid justify-items-start gap-3">
        {fields.length === 0 && <p className="text-ink-2">{t('noRates')}</p>}
        <ul aria-label={t('rates')} className="grid w-full max-w-md gap-3 empty:hidden">
          {fields.map(({ id }, index) => (
            <Rate key={id} id={id} index={index} onRemove={() => remove(index)} />
          ))}
        </ul>
        <Button icon={Plus} disabled={fields.length >= ratesMax} onClick={add}>
          {t('addRate')}
        </Button>
      </div>
    </Part>
  )
}

type RateProps = { id: string; index: number; onRemove: () => void }

/** A rate as 1 USD = 0.92 EUR, on a day. */
function Rate({ id, index, onRemove }: RateProps): ReactElement {
  const t = useTranslations('settings')
  const { formState } = useFormContext<Values>()
  const number = String(index + 1)
  const wrong = formState.errors.rates?.[index]
  const says = {
    currency: t('rateCurrencyWrong', { currency: scoreCurrency }),
    rate: t('rateWrong'),
    day: t('rateDayWrong'),
  }
  const errors = rateFields.filter((field) => wrong?.[field]).map((field) => says[field])
  return (
    <li className="grid gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <Sign text="1" />
        <RateField
          id={id}
          name={`rates.${index}.currency`}
          label={t('rateCurrency', { number })}
          placeholder="USD"
          maxLength={3}
          className="w-18! uppercase"
        />
        <Sign text="=" />
        <RateField
          id={id}
          name={`rates.${index}.rate`}
          label={t('rate', { number, currency: scoreCurrency })}
          inputMode="decimal"
          maxLength={14}
          className="w-24! text-right tabular-nums"
        />
        <Sign text={scoreCurrency} />
        <RateField
          id={id}
          name={`rates.${index}.day`}
          label={t('rateDay', { number })}
          type="date"
          className="w-38!"
        />
        <IconButton label={t('removeRate', { number })} icon={X} onClick={onRemove} />
      </span>
      {errors.length > 0 && (
        <span id={`${id}-wrong`} className="text-xs text-bad-ink">
          {errors.join(' ')}
        </span>
      )}
    </li>
  )
}

const rateFields = ['currency', 'rate', 'day'] as const

function Sign({ text }: { text: string }): ReactElement {
  return (
    <span aria-hidden className="text-ink-2">
      {text}
    </span>
  )
}

type RateFieldProps = Omit<ComponentProps<typeof Input>, 'name'> & {
  id: string
  name: `rates.${number}.${(typeof rateFields)[number]}`
  label: string
}

function RateField({ id, name, label, ...look }: RateFieldProps): ReactElement {
  const { register, getFieldState, formState } = useFormContext<Values>()
  const { invalid } = getFieldState(name, formState)
  return (
    <Input
      {...register(name)}
      {...describedBy(`${id}-wrong`, invalid)}
      {...look}
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
    />
  )
}
