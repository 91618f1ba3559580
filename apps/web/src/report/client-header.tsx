import type { ReportDocument } from '@oka/contract/report'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { base } from '../trpc.ts'

/** Letterhead, title, and who signs the report. */
export function ClientHeader({ document }: { document: ReportDocument }): ReactElement {
  const t = useTranslations('report')
  const format = useFormatter()
  const { lead, createdAt } = document
  const name = lead.company || lead.name || lead.email
  const details = [lead.name, lead.company, lead.email, lead.phone]
  return (
    <header className="grid grid-cols-1 gap-6 border-b pb-6">
      <Letterhead letterhead={document.letterhead} />
      <div className="grid gap-1">
        <p className="text-sm text-ink-3">
          {format.dateTime(new Date(createdAt), { dateStyle: 'long' })}
        </p>
        <h2 className="text-2xl font-semibold tracking-tight text-balance text-typed">
          {t('documentTitle', { name })}
        </h2>
        <p className="text-typed text-ink-2">
          {details.filter((text) => text && text !== name).join(' · ')}
        </p>
      </div>
      <Consultant consultant={document.consultant} />
    </header>
  )
}

function Letterhead({ letterhead }: Pick<ReportDocument, 'letterhead'>): ReactElement {
  const { name, address, email, phone, website, color, logo } = letterhead
  const lines = [...address, email, phone, website.replace(/^https:\/\//, '')].filter(Boolean)
  return (
    <div
      className="flex flex-wrap items-start justify-between gap-4 border-t-4 pt-4"
      style={{ borderTopColor: color }}
    >
      <div className="flex items-center gap-3">
        {logo && (
          <img
            src={`${base}/letterhead/logo/${logo.hash}`}
            alt=""
            width={logo.width}
            height={logo.height}
            className="h-10 w-auto max-w-40 rounded-sm bg-white object-contain"
          />
        )}
        <span className="text-base font-semibold">{name}</span>
      </div>
      {lines.length > 0 && (
        <address className="grid text-xs text-ink-3 not-italic sm:text-right">
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
      )}
    </div>
  )
}

function Consultant({ consultant }: Pick<ReportDocument, 'consultant'>): ReactElement | null {
  const t = useTranslations('report')
  if (!consultant) return null
  const { name, email, phone, bookingUrl } = consultant
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-lg bg-sunken px-4 py-3 text-sm">
      <span className="text-ink-3">{t('consultant')}</span>
      <span className="font-medium">{name}</span>
      <span className="text-typed text-ink-2">{[email, phone].filter(Boolean).join(' · ')}</span>
      {bookingUrl !== '' && (
        <a
          href={bookingUrl}
          target="_blank"
          rel="noreferrer"
          className="font-medium text-accent-ink hover:underline"
        >
          {t('book')}
        </a>
      )}
    </div>
  )
}
