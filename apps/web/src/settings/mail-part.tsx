import type { ReactElement } from 'react'
import { useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import type { Values } from './values.ts'

/** Which mails go to leads by themselves, and what is recorded about them. */
export function MailPart(): ReactElement {
  const t = useTranslations('settings')
  return (
    <Part title={t('mail')} text={t('mailText')}>
      <div className="grid gap-5">
        <Choice name="sendsCopies" />
        <Choice name="recordsOpenings" />
      </div>
    </Part>
  )
}

function Choice({ name }: { name: 'sendsCopies' | 'recordsOpenings' }): ReactElement {
  const t = useTranslations('settings')
  const { register } = useFormContext<Values>()
  const hintId = `${name}-hint`
  return (
    <div className="grid gap-1.5">
      <label className="flex items-center gap-2 font-medium">
        <input type="checkbox" {...register(name)} aria-describedby={hintId} className="size-4" />
        {t(name)}
      </label>
      <p id={hintId} className="pl-6 text-xs text-pretty text-ink-3">
        {t(`${name}Hint`)}
      </p>
    </div>
  )
}
