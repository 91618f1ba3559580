import { Plus, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { IconButton } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import { describedBy } from './list-rows.tsx'
import type { Values } from './values.ts'

/** ISO 8601 counts the days of the week from Monday. */
const days = [1, 2, 3, 4, 5, 6, 7] as const

/** The hours of each day, of which there may be several, or none. */
export function WeekHours(): ReactElement {
  const t = useTranslations('settings')
  const locale = useLocale()
  const { control } = useFormContext<Values>()
  const { fields, append, remove } = useFieldArray({ control, name: 'hours' })
  return (
    <fieldset>
      <legend className="mb-2 font-medium">{t('week')}</legend>
      <ul className="divide-y divide-line rounded-lg border">
        {days.map((day) => {
          const name = dayName(day, locale)
          const entries = fields.flatMap((field, index) =>
            field.day === day ? [{ id: field.id, index }] : [],
          )
          return (
            <li
              key={day}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 px-3 py-2 sm:grid-cols-[8rem_minmax(0,1fr)_auto]"
            >
              <span className="flex h-8 items-center justify-between pointer-coarse:h-10">
                {name}
                {entries.length === 0 && (
                  <span className="text-ink-3 sm:hidden">{t('closed')}</span>
                )}
              </span>
              {entries.length === 0 ? (
                <span className="flex h-8 items-center text-ink-3 max-sm:hidden pointer-coarse:h-10">
                  {t('closed')}
                </span>
              ) : (
                <ul className="grid gap-2 max-sm:order-last max-sm:col-span-2 max-sm:pt-1.5">
                  {entries.map(({ id, index }) => (
                    <Hours
                      key={id}
                      id={id}
                      index={index}
                      day={name}
                      onRemove={() => remove(index)}
                    />
                  ))}
                </ul>
              )}
              <IconButton
                label={t('addHours', { day: name })}
                icon={Plus}
                onClick={() =>
                  append(
                    entries.length === 0
                      ? { day, from: '09:00', to: '18:00' }
                      : { day, from: '', to: '' },
                  )
                }
              />
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

type HoursProps = { id: string; index: number; day: string; onRemove: () => void }

function Hours({ id, index, day, onRemove }: HoursProps): ReactElement {
  const t = useTranslations('settings')
  const { register, formState } = useFormContext<Values>()
  const wrong = formState.errors.hours?.[index]
  const errorId = `${id}-wrong`
  return (
    <li className="grid gap-1">
      <span className="flex items-center gap-1.5">
        <Input
          {...register(`hours.${index}.from`)}
          {...describedBy(errorId, Boolean(wrong?.from))}
          type="time"
          aria-label={t('from', { day })}
          className="min-w-0 max-sm:flex-1 sm:w-30!"
        />
        <span aria-hidden className="text-ink-3">
          –
        </span>
        <Input
          {...register(`hours.${index}.to`)}
          {...describedBy(errorId, Boolean(wrong?.to))}
          type="time"
          aria-label={t('to', { day })}
          className="min-w-0 max-sm:flex-1 sm:w-30!"
        />
        <IconButton label={t('removeHours', { day })} icon={X} onClick={onRemove} />
      </span>
      {wrong && (
        <span id={errorId} className="text-xs text-bad-ink">
          {t(wrong.to && !wrong.from ? 'toWrong' : 'hoursWrong')}
        </span>
      )}
    </li>
  )
}

/** The first of January 2024 was a Monday. */
function dayName(day: number, locale: string): string {
  const date = new Date(Date.UTC(2024, 0, day))
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date)
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
