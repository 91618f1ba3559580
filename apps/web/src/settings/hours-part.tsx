import { Plus } from 'lucide-react'
import { type ReactElement, useMemo } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/input.tsx'
import { describedBy, ListRow } from './list-rows.tsx'
import { timeZones } from './places.ts'
import type { Values } from './values.ts'
import { WeekHours } from './week-hours.tsx'

/** Office hours, which visitors are informed of. */
export function HoursPart(): ReactElement {
  const t = useTranslations('settings')
  const { register } = useFormContext<Values>()
  const hasHours = useWatch<Values, 'hasHours'>({ name: 'hasHours' })
  return (
    <Part title={t('hours')} text={t('hoursText')}>
      <div className="grid gap-5">
        <label className="flex items-center gap-2 font-medium">
          <input type="checkbox" {...register('hasHours')} className="size-4" />
          {t('hasHours')}
        </label>
        {hasHours ? (
          <>
            <TimeZoneField />
            <WeekHours />
            <Holidays />
          </>
        ) : (
          <p className="text-ink-2">{t('alwaysOpen')}</p>
        )}
      </div>
    </Part>
  )
}

function TimeZoneField(): ReactElement {
  const t = useTranslations('settings')
  const { register, formState, getValues } = useFormContext<Values>()
  const known = useMemo(() => timeZones(getValues('timeZone')), [getValues])
  return (
    <Field label={t('timeZone')} error={formState.errors.timeZone && t('timeZoneWrong')}>
      {(control) => (
        <Select {...control} {...register('timeZone')} className="w-72 max-w-full">
          {known.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function Holidays(): ReactElement {
  const t = useTranslations('settings')
  const { control, register, formState } = useFormContext<Values>()
  const { fields, append, remove } = useFieldArray({ control, name: 'holidays' })
  return (
    <fieldset className="grid justify-items-start gap-2">
      <legend className="mb-2 font-medium">{t('holidays')}</legend>
      {fields.length === 0 && <p className="text-ink-2">{t('noHolidays')}</p>}
      <ul className="grid gap-2 empty:hidden">
        {fields.map(({ id }, index) => {
          const wrong = formState.errors.holidays?.[index]?.value
          return (
            <ListRow
              key={id}
              remove={t('removeHoliday', { number: String(index + 1) })}
              onRemove={() => remove(index)}
              errorId={`${id}-wrong`}
              error={wrong && t('holidayWrong')}
            >
              <Input
                {...register(`holidays.${index}.value`)}
                {...describedBy(`${id}-wrong`, Boolean(wrong))}
                type="date"
                aria-label={t('holiday', { number: String(index + 1) })}
                className="w-44"
              />
            </ListRow>
          )
        })}
      </ul>
      <Button icon={Plus} disabled={fields.length >= 200} onClick={() => append({ value: '' })}>
        {t('addHoliday')}
      </Button>
    </fieldset>
  )
}
