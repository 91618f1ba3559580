import { locales } from '@oka/contract/known-values'
import { scoreCurrency, servicesMax } from '@oka/contract/settings'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { type ReactElement, useRef } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Textarea } from '../ui/input.tsx'
import type { Values } from './values.ts'

const newService = (): Values['services'][number] => ({
  name: { en: '', fr: '' },
  fits: { en: '', fr: '' },
  includes: { en: '', fr: '' },
  priceFrom: '',
  priceTo: '',
  currency: scoreCurrency,
  duration: { en: '', fr: '' },
  risk: { en: '', fr: '' },
})

/** The catalogue of services, in display order. */
export function ServicesPart(): ReactElement {
  const t = useTranslations('settings')
  const { control } = useFormContext<Values>()
  const { fields, append, remove, move } = useFieldArray({ control, name: 'services' })
  const list = useRef<HTMLUListElement>(null)
  // The button that was pressed is at another place now, and disabled at the end of the list.
  const moveTo = (from: number, to: number): void => {
    move(from, to)
    requestAnimationFrame(() => {
      // The first of these may be disabled at the end of the list, the second is not.
      const buttons = [...(list.current?.children[to]?.querySelectorAll('button') ?? [])].slice(
        0,
        2,
      )
      const next = (to < from ? buttons : buttons.toReversed()).find(({ disabled }) => !disabled)
      next?.focus()
    })
  }
  return (
    <Part title={t('services')} text={t('servicesText')}>
      <div className="grid justify-items-start gap-4">
        {fields.length === 0 && <p className="text-ink-2">{t('noServices')}</p>}
        <ul ref={list} aria-label={t('services')} className="grid w-full gap-4 empty:hidden">
          {fields.map(({ id }, index) => (
            <Service
              key={id}
              index={index}
              isLast={index === fields.length - 1}
              onMove={(to) => moveTo(index, to)}
              onRemove={() => remove(index)}
            />
          ))}
        </ul>
        <Button
          icon={Plus}
          disabled={fields.length >= servicesMax}
          onClick={() => append(newService())}
        >
          {t('addService')}
        </Button>
      </div>
    </Part>
  )
}

type ServiceProps = {
  index: number
  isLast: boolean
  onMove: (to: number) => void
  onRemove: () => void
}

function Service({ index, isLast, onMove, onRemove }: ServiceProps): ReactElement {
  const t = useTranslations('settings')
  const locale = useLocale()
  const given = useWatch<Values, `services.${number}.name`>({ name: `services.${index}.name` })
  const number = t('service', { number: String(index + 1) })
  const name = given[locale] || given.en || given.fr || number
  return (
    <li className="rounded-lg border">
      <fieldset className="grid gap-4 px-4 pt-2 pb-4">
        <legend className="sr-only">{name}</legend>
        <div className="flex items-center gap-1">
          <span aria-hidden className="min-w-0 flex-1 truncate font-medium">
            {name}
          </span>
          <IconButton
            label={t('moveServiceUp', { name })}
            icon={ArrowUp}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          />
          <IconButton
            label={t('moveServiceDown', { name })}
            icon={ArrowDown}
            disabled={isLast}
            onClick={() => onMove(index + 1)}
          />
          <IconButton label={t('removeService', { name })} icon={X} onClick={onRemove} />
        </div>
        <TextPair index={index} field="name" label="serviceName" max={100} />
        <Prices index={index} />
        <TextPair index={index} field="duration" label="serviceDuration" max={100} />
        <TextPair index={index} field="fits" label="serviceFits" max={500} isLong />
        <TextPair index={index} field="includes" label="serviceIncludes" max={1000} isLong />
        <TextPair index={index} field="risk" label="serviceRisk" max={500} isLong />
      </fieldset>
    </li>
  )
}

type TextPairProps = {
  index: number
  field: 'name' | 'fits' | 'includes' | 'duration' | 'risk'
  label: 'serviceName' | 'serviceFits' | 'serviceIncludes' | 'serviceDuration' | 'serviceRisk'
  max: number
  isLong?: boolean
}

/** A text in both languages, side by side where there is room. */
function TextPair({ index, field, label, max, isLong = false }: TextPairProps): ReactElement {
  const t = useTranslations()
  const { register, formState } = useFormContext<Values>()
  const errors = formState.errors.services?.[index]?.[field]
  const wrong = t(field === 'name' ? 'settings.serviceNameWrong' : 'settings.serviceTextWrong')
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {locales.map((locale) => (
        <Field
          key={locale}
          label={t(`settings.${label}`, { language: t(`words.locale.${locale}`) })}
          error={errors?.[locale] && wrong}
        >
          {(control) => {
            const all = {
              ...control,
              ...register(`services.${index}.${field}.${locale}`),
              lang: locale,
              maxLength: max,
            }
            return isLong ? (
              <Textarea {...all} className="min-h-14" />
            ) : (
              <Input {...all} autoComplete="off" />
            )
          }}
        </Field>
      ))}
    </div>
  )
}

function Prices({ index }: { index: number }): ReactElement {
  const t = useTranslations('settings')
  const { register, formState } = useFormContext<Values>()
  const errors = formState.errors.services?.[index]
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-start gap-3">
        {(['priceFrom', 'priceTo'] as const).map((name) => (
          <Field
            key={name}
            label={t(name)}
            error={errors?.[name] && t(name === 'priceFrom' ? 'priceWrong' : 'priceToWrong')}
          >
            {(control) => (
              <Input
                {...control}
                {...register(`services.${index}.${name}`)}
                inputMode="decimal"
                autoComplete="off"
                maxLength={14}
                className="w-28! text-right tabular-nums"
              />
            )}
          </Field>
        ))}
        <Field label={t('serviceCurrency')} error={errors?.currency && t('serviceCurrencyWrong')}>
          {(control) => (
            <Input
              {...control}
              {...register(`services.${index}.currency`)}
              autoComplete="off"
              spellCheck={false}
              maxLength={3}
              className="w-18! uppercase"
            />
          )}
        </Field>
      </div>
      <p className="text-xs text-ink-3">{t('priceHint')}</p>
    </div>
  )
}
