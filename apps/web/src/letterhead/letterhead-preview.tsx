import { readableOn } from '@oka/contract/contrast'
import type { ReactElement } from 'react'
import { useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { useColor } from './color-field.tsx'
import { logoUrlOf, type Values } from './values.ts'

/** The head of a report as it is printed: dark on white in each theme. */
export function LetterheadPreview({ company }: { company: string }): ReactElement {
  const t = useTranslations('letterhead')
  const { address, email, phone, website, logo } = useWatch<Values>() as Values
  const color = useColor()
  const lines = address.split('\n').map((line) => line.trim())
  const site = website.trim().replace(/^https:\/\/(?:www\.)?/, '')
  const ways = [phone, email, site].map((way) => way.trim()).filter(Boolean)
  return (
    <aside aria-labelledby="preview" className="grid content-start gap-2.5">
      <h2 id="preview" className="text-base font-semibold">
        {t('preview')}
      </h2>
      <div className="rounded-lg border bg-white px-6 pt-6 pb-8 text-[#16202e] shadow-card">
        <div
          className="grid gap-3 border-b-2 pb-3"
          // The company's own colour.
          style={{ borderColor: color }}
        >
          {logo ? (
            <img
              src={logoUrlOf(logo)}
              alt={company}
              className="max-h-10 max-w-40 justify-self-start"
            />
          ) : (
            <p className="font-semibold break-words">{company}</p>
          )}
          <div className="grid text-2xs text-[#5b6675] break-words">
            <p>{lines.filter(Boolean).join(', ')}</p>
            <p>{ways.join('  ·  ')}</p>
          </div>
        </div>
        <p className="mt-6 text-xs font-semibold" style={{ color: readableOn('#ffffff', color) }}>
          {t('previewTitle')}
        </p>
        <p className="text-xl font-semibold">{t('previewSubject')}</p>
        <div aria-hidden className="mt-4 grid gap-2">
          <span className="h-2 rounded bg-[#eef1f5]" />
          <span className="h-2 w-5/6 rounded bg-[#eef1f5]" />
          <span className="h-2 w-2/3 rounded bg-[#eef1f5]" />
        </div>
      </div>
      <p className="text-xs text-ink-3">{t('previewText')}</p>
    </aside>
  )
}
