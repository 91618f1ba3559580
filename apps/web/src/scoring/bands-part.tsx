import { defaultRubric } from '@oka/contract/rubric'
import { formatFact } from '@oka/contract/fact-value'
import type { ReactElement, ReactNode } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { NumberField } from './number-field.tsx'
import type { Values } from './values.ts'

/** The bands of scores, the mark from which a lead calls on all, and who has no score. */
export function BandsPart(): ReactElement {
  const t = useTranslations('scoring')
  return (
    <>
      <Group title={t('bands')} text={t('bandsText')}>
        <div className="flex flex-wrap gap-6">
          {(['warm', 'hot'] as const).map((name) => (
            <NumberField
              key={name}
              name={`thresholds.${name}`}
              label={t(`threshold.${name}`)}
              unit={t('points')}
              wrong={t('scoreWrong')}
            />
          ))}
        </div>
      </Group>
      <Group title={t('hotMark')} text={t('hotMarkText')}>
        <HotMark />
      </Group>
      <Group title={t('excludes')} text={t('excludesText')}>
        <Excludes />
      </Group>
    </>
  )
}

type GroupProps = { title: string; text: string; children: ReactNode }

function Group({ title, text, children }: GroupProps): ReactElement {
  return (
    <section className="grid gap-3">
      <header className="grid gap-1">
        <h2 className="text-base font-semibold">{title}</h2>
        <p className="max-w-prose text-pretty text-ink-2">{text}</p>
      </header>
      {children}
    </section>
  )
}

function HotMark(): ReactElement {
  const t = useTranslations('scoring')
  const { register } = useFormContext<Values>()
  const isOn = useWatch<Values, 'hotMark.isOn'>({ name: 'hotMark.isOn' })
  return (
    <div className="grid gap-2">
      <label className="flex items-center gap-2 font-medium">
        <input type="checkbox" {...register('hotMark.isOn')} className="size-4" />
        {t('hotMarkOn')}
      </label>
      <div className="pl-6">
        <NumberField
          name="hotMark.value"
          label={t('hotMarkFrom')}
          unit={t('points')}
          wrong={t('scoreWrong')}
          disabled={!isOn}
        />
      </div>
    </div>
  )
}

function Excludes(): ReactElement {
  const t = useTranslations('scoring')
  const locale = useLocale()
  const { register } = useFormContext<Values>()
  return (
    <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
      <legend className="sr-only">{t('excludes')}</legend>
      {defaultRubric.excludes.map((intent) => (
        <label key={intent} className="flex items-center gap-2">
          <input type="checkbox" value={intent} {...register('excludes')} className="size-4" />
          {formatFact('intent', intent, locale)}
        </label>
      ))}
    </fieldset>
  )
}
