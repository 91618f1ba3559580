import { type ReactElement, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { ChoosePicture } from '../settings/choose-picture.tsx'
import type { BitmapProblem } from '../settings/read-bitmap.ts'
import { shrinkLogo } from './shrink-logo.ts'
import { logoUrlOf, type Values } from './values.ts'

const sentences = { tooLarge: 'logoTooLarge', unreadable: 'logoUnreadable' } as const

export function LogoField(): ReactElement {
  const t = useTranslations('letterhead')
  const { setValue, formState } = useFormContext<Values>()
  const logo = useWatch<Values, 'logo'>({ name: 'logo' })
  const [problem, setProblem] = useState<BitmapProblem>()
  const wrong = problem ?? (formState.errors.logo ? 'unreadable' : undefined)
  const choose = async (chosen: File): Promise<void> => {
    const found = await shrinkLogo(chosen)
    setProblem(typeof found === 'string' ? found : undefined)
    if (typeof found !== 'string') setValue('logo', found, { shouldDirty: true })
  }
  return (
    <ChoosePicture
      label={t('logo')}
      words={{
        choose: t(logo ? 'changeLogo' : 'chooseLogo'),
        remove: t('removeLogo'),
        hint: t('logoHint'),
      }}
      error={wrong && t(sentences[wrong])}
      onChoose={(file) => void choose(file)}
      onRemove={logo ? () => setValue('logo', null, { shouldDirty: true }) : undefined}
    >
      {logo && (
        // Paper is white, also where the page is dark.
        <span className="justify-self-start rounded-md border bg-white p-3">
          <img src={logoUrlOf(logo)} alt={t('logoAlt')} className="max-h-14 max-w-52" />
        </span>
      )}
    </ChoosePicture>
  )
}
