import { type ReactElement, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { ChoosePicture } from '../settings/choose-picture.tsx'
import type { BitmapProblem } from '../settings/read-bitmap.ts'
import { base } from '../trpc.ts'
import { shrinkPicture } from './shrink-picture.ts'
import type { Values } from './values.ts'

/** Where the browser finds the picture of the form; undefined where there is none. */
export function pictureUrlOf(picture: Values['picture']): string | undefined {
  if (!picture) return undefined
  return 'content' in picture
    ? `data:${picture.type};base64,${picture.content}`
    : `${base}/widget/picture/${picture.hash}`
}

const sentences = { tooLarge: 'pictureTooLarge', unreadable: 'pictureUnreadable' } as const

export function PictureField(): ReactElement {
  const t = useTranslations('assistant')
  const { setValue, formState } = useFormContext<Values>()
  const picture = useWatch<Values, 'picture'>({ name: 'picture' })
  const [problem, setProblem] = useState<BitmapProblem>()
  const wrong = problem ?? (formState.errors.picture ? 'unreadable' : undefined)
  const choose = async (chosen: File): Promise<void> => {
    const found = await shrinkPicture(chosen)
    setProblem(typeof found === 'string' ? found : undefined)
    if (typeof found !== 'string') setValue('picture', found, { shouldDirty: true })
  }
  return (
    <ChoosePicture
      label={t('picture')}
      words={{
        choose: t(picture ? 'changePicture' : 'choosePicture'),
        remove: t('removePicture'),
        hint: t('pictureHint'),
      }}
      error={wrong && t(sentences[wrong])}
      onChoose={(file) => void choose(file)}
      onRemove={picture ? () => setValue('picture', null, { shouldDirty: true }) : undefined}
    />
  )
}
