import { Plus, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { type ArrayPath, type FieldPath, useFieldArray, useFormContext } from 'react-hook-form'
import { stepsMax } from '@oka/contract/rubric'
import { useTranslations } from 'use-intl'

import { Button, IconButton } from '../ui/button.tsx'
import { NumberField } from './number-field.tsx'
import type { Values } from './values.ts'

type StepsProps = {
  name: ArrayPath<Values>
  /** What the steps are of. */
  label: string
  kind: 'from' | 'upTo'
  unit: string
}

/** Steps of a criterion, the best first: from an amount, or up to some months, so many percent of its points. */
export function Steps({ name, label, kind, unit }: StepsProps): ReactElement {
  const t = useTranslations('scoring')
  const { control } = useFormContext<Values>()
  const { fields, append, remove } = useFieldArray({ control, name })
  const add = () => append(kind === 'from' ? { from: 0, share: 0 } : { upTo: 24, share: 0 })
  const path = (index: number, field: string) => `${name}.${index}.${field}` as FieldPath<Values>
  return (
    <div className="grid justify-items-start gap-2">
      <ol aria-label={label} className="grid gap-2 empty:hidden">
        {fields.map(({ id }, index) => {
          const number = String(index + 1)
          return (
            <li key={id} className="flex flex-wrap items-start gap-x-2 gap-y-1">
              <span aria-hidden className="w-9 pt-1.5 text-ink-2">
                {t(kind)}
              </span>
              <NumberField
                name={path(index, kind)}
                label={t(`${kind}Label`, { label, number })}
                unit={unit}
                wrong={t(kind === 'from' ? 'amountWrong' : 'monthsWrong')}
                isBare
                isWide={kind === 'from'}
              />
              <NumberField
                name={path(index, 'share')}
                label={t('shareLabel', { label, number })}
                unit="%"
                wrong={t('shareWrong')}
                isBare
              />
              <IconButton
                label={t('removeStep', { label, number })}
                icon={X}
                onClick={() => remove(index)}
              />
            </li>
          )
        })}
      </ol>
      <Button
        size="sm"
        variant="ghost"
        icon={Plus}
        disabled={fields.length >= stepsMax}
        onClick={add}
      >
        {t('addStep')}
      </Button>
    </div>
  )
}
