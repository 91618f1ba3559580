import { ImageUp, X } from 'lucide-react'
import { type ReactElement, useId, useRef, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { base } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { type PictureProblem, shrinkPicture } from './shrink-picture.ts'
import type { Values } from './values.ts'

/** Where the browser finds the picture of the form; undefined where there is none. */
export function pictureUrlOf(picture: Values['picture']): string | undefined {
  if (!picture) return undefined
  return 'content' in picture
    ? `data:${picture.type};base64,${picture.content}`
    : `${base}/widget/picture/${picture.hash}`
}

export function PictureField(): ReactElement {
  const t = useTranslations('assistant')
  const { setValue, formState } = useFormContext<Values>()
  const picture = useWatch<Values, 'picture'>({ name: 'picture' })
  const [problem, setProblem] = useState<PictureProblem>()
  const file = useRef<HTMLInputElement>(null)
  const noteId = useId()
  const wrong = problem ?? (formState.errors.picture ? 'pictureUnreadable' : undefined)
  const choose = async (chosen: File): Promise<void> => {
    const found = await shrinkPicture(chosen)
    if (typeof found === 'string') {
      setProblem(found)
      return
    }
    setProblem(undefined)
    setValue('picture', found, { shouldDirty: true })
  }
  return (
    <div className="grid gap-1.5">
      <span className="text-sm font-medium">{t('picture')}</span>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={t('picture')}
          className="sr-only"
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? []
            if (chosen) void choose(chosen)
            // The same file may be chosen again.
            currentTarget.value = ''
          }}
        />
        <Button
          icon={ImageUp}
          aria-describedby={noteId}
          aria-invalid={wrong ? true : undefined}
          onClick={() => file.current?.click()}
        >
          {t(picture ? 'changePicture' : 'choosePicture')}
        </Button>
        {picture && (
          <Button
            icon={X}
            variant="ghost"
            onClick={() => setValue('picture', null, { shouldDirty: true })}
          >
            {t('removePicture')}
          </Button>
        )}
      </div>
      <p
        id={noteId}
        role={wrong ? 'alert' : undefined}
        className={wrong ? 'text-xs text-bad-ink' : 'text-xs text-ink-3'}
      >
        {t(wrong ?? 'pictureHint')}
      </p>
    </div>
  )
}
