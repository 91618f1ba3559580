import { type OwnKind, optionsMax, ownCriteriaMax, ownKinds } from '@oka/contract/rubric'
import { locales } from '@oka/contract/known-values'
import { Plus, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { Button, IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { NumberField, useFault } from './number-field.tsx'
import { Steps } from './steps.tsx'
import { newOption, newOwn, type Values } from './values.ts'

/** Criteria of the company's own: facts of a type, with the question that asks for them. */
export function OwnPart(): ReactElement {
  const t = useTranslations('scoring')
  const { control } = useFormContext<Values>()
  const { fields, append, remove } = useFieldArray({ control, name: 'own', keyName: 'rowId' })
  return (
    <section className="grid justify-items-start gap-3">
      <header className="grid gap-1">
        <h2 className="text-base font-semibold">{t('own')}</h2>
        <p className="max-w-prose text-pretty text-ink-2">{t('ownText')}</p>
      </header>
      <ul aria-label={t('own')} className="grid w-full gap-3 empty:hidden">
        {fields.map(({ rowId, kind }, index) => (
          <Own key={rowId} index={index} kind={kind} onRemove={() => remove(index)} />
        ))}
      </ul>
      {fields.length < ownCriteriaMax && (
        <Menu trigger={<Button icon={Plus}>{t('addOwn')}</Button>}>
          {ownKinds.map((kind) => (
            <MenuItem key={kind} onSelect={() => append(newOwn(kind))}>
              {t(`kind.${kind}`)}
            </MenuItem>
          ))}
        </Menu>
      )}
    </section>
  )
}

type OwnProps = { index: number; kind: OwnKind; onRemove: () => void }

function Own({ index, kind, onRemove }: OwnProps): ReactElement {
  const t = useTranslations('scoring')
  const locale = useLocale()
  const given = useWatch<Values, `own.${number}.label`>({ name: `own.${index}.label` })
  const label =
    given[locale] || given.en || given.fr || t('ownNumber', { number: String(index + 1) })
  return (
    <li className="rounded-lg border bg-raised shadow-card">
      <fieldset className="grid gap-4 px-4 pt-2 pb-4">
        <legend className="sr-only">{label}</legend>
        <div className="flex items-center gap-2">
          <p aria-hidden className="min-w-0 flex-1 truncate font-medium">
            {label} <span className="font-normal text-ink-3">· {t(`kind.${kind}`)}</span>
          </p>
          <NumberField
            name={`own.${index}.weight`}
            label={t('weightOf', { label })}
            unit={t('points')}
            wrong={t('weightWrong')}
            isBare
          />
          <IconButton label={t('removeOwn', { label })} icon={X} onClick={onRemove} />
        </div>
        <WordPair
          name={`own.${index}.label`}
          label="ownLabel"
          wrong={t('ownLabelWrong')}
          max={60}
        />
        <WordPair name={`own.${index}.question`} label="ownQuestion" max={200} />
        {kind === 'choice' && <Options index={index} label={label} />}
        {kind === 'number' && (
          <Steps name={`own.${index}.steps`} label={label} kind="from" unit="" />
        )}
        {kind === 'date' && (
          <Steps name={`own.${index}.steps`} label={label} kind="upTo" unit={t('months')} />
        )}
        {kind === 'text' && <p className="text-xs text-ink-3">{t('textEarns')}</p>}
      </fieldset>
    </li>
  )
}

type WordPairProps = {
  name: `own.${number}.label` | `own.${number}.question`
  label: 'ownLabel' | 'ownQuestion'
  wrong?: string
  max: number
}

/** A text in both languages, side by side where there is room. */
function WordPair({ name, label, wrong = '', max }: WordPairProps): ReactElement {
  const t = useTranslations()
  const { register } = useFormContext<Values>()
  const fault = useFault(name, wrong)
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {locales.map((locale, place) => (
        <Field
          key={locale}
          label={t(`scoring.${label}`, { language: t(`words.locale.${locale}`) })}
          error={place === 0 ? fault : undefined}
        >
          {(control) => (
            <Input
              {...control}
              {...register(`${name}.${locale}`)}
              lang={locale}
              maxLength={max}
              autoComplete="off"
            />
          )}
        </Field>
      ))}
    </div>
  )
}

function Options({ index, label }: { index: number; label: string }): ReactElement {
  const t = useTranslations('scoring')
  const { control } = useFormContext<Values>()
  const { fields, append, remove } = useFieldArray({
    control,
    // The type of an element of `own` depends on its kind, which only this component knows.
    name: `own.${index}.options` as 'own.0.options',
  })
  const fault = useFault(`own.${index}.options`, t('optionsWrong'))
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-sm font-medium">{t('options')}</p>
      <ol aria-label={t('optionsOf', { label })} className="grid w-full gap-3 empty:hidden">
        {fields.map(({ id }, place) => (
          <Option key={id} index={index} place={place} onRemove={() => remove(place)} />
        ))}
      </ol>
      {fault && (
        <p role="alert" data-fault tabIndex={-1} className="text-xs text-bad-ink">
          {fault}
        </p>
      )}
      <Button
        size="sm"
        variant="ghost"
        icon={Plus}
        disabled={fields.length >= optionsMax}
        onClick={() => append(newOption())}
      >
        {t('addOption')}
      </Button>
    </div>
  )
}

type OptionProps = { index: number; place: number; onRemove: () => void }

function Option({ index, place, onRemove }: OptionProps): ReactElement {
  const t = useTranslations()
  const { register } = useFormContext<Values>()
  const path = `own.${index}.options.${place}` as 'own.0.options.0'
  const fault = useFault(`${path}.words`, t('scoring.optionWrong'))
  const number = String(place + 1)
  return (
    <li className="grid gap-1">
      <span className="flex flex-wrap items-start gap-2">
        {locales.map((locale) => (
          <Input
            key={locale}
            {...register(`${path}.words.${locale}`)}
            aria-label={t('scoring.optionLabel', {
              number,
              language: t(`words.locale.${locale}`),
            })}
            aria-invalid={fault ? true : undefined}
            placeholder={t(`words.locale.${locale}`)}
            lang={locale}
            maxLength={80}
            autoComplete="off"
            className="min-w-32 flex-1"
          />
        ))}
        <NumberField
          name={`${path}.share`}
          label={t('scoring.optionShare', { number })}
          unit="%"
          wrong={t('scoring.shareWrong')}
          isBare
        />
        <IconButton label={t('scoring.removeOption', { number })} icon={X} onClick={onRemove} />
      </span>
      {fault && <span className="text-xs text-bad-ink">{fault}</span>}
    </li>
  )
}
