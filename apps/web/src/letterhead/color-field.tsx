import { contrast, readableContrast } from '@oka/contract/contrast'
import type { ReactElement } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import type { Values } from './values.ts'

const hex = /^#[0-9a-f]{6}$/i

/** The colour that the form has, or the usual one while it is being typed. */
export function useColor(): string {
  const color = useWatch<Values, 'color'>({ name: 'color' }).trim()
  return hex.test(color) ? color.toLowerCase() : '#1f4e79'
}

/** A colour by its code or from a palette, and whether text in it can be read. */
export function ColorField(): ReactElement {
  const t = useTranslations('letterhead')
  const { register, setValue, formState } = useFormContext<Values>()
  const color = useColor()
  const isReadable = contrast(color, '#ffffff') >= readableContrast
  return (
    <Field
      label={t('color')}
      hint={t(isReadable ? 'colorReadable' : 'colorPale')}
      error={formState.errors.color && t('colorWrong')}
    >
      {(control) => (
        <div className="flex items-center gap-2">
          <input
            type="color"
            aria-label={t('colorPalette')}
            value={color}
            onChange={({ currentTarget }) =>
              setValue('color', currentTarget.value, { shouldDirty: true })
            }
            className="h-8 w-11 cursor-pointer rounded-md border border-line-strong bg-surface p-1 pointer-coarse:h-10"
          />
          <Input
            {...control}
            {...register('color')}
            className="w-28 tabular-nums"
            autoComplete="off"
            spellCheck={false}
            maxLength={7}
          />
        </div>
      )}
    </Field>
  )
}
