import type { ReactElement } from 'react'
import { useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import type { Values } from './values.ts'

/** What is recorded about mails to leads. */
export function MailPart(): ReactElement {
  const t = useTranslations('settings')
  const { register } = useFormContext<Values>()
  return (
    <Part title={t('mail')} text={t('mailText')}>
      <div className="grid gap-1.5">
        <label className="flex items-center gap-2 font-medium">
          <input
            type="checkbox"
            {...register('recordsOpenings')}
            aria-describedby="records-openings-hint"
            className="size-4"
          />
          {t('recordsOpenings')}
        </label>
        <p id="records-openings-hint" className="pl-6 text-xs text-pretty text-ink-3">
          {t('recordsOpeningsHint')}
        </p>
      </div>
    </Part>
  )
}
