import type { ReportDocument } from '@oka/contract/report'
import { Link } from '@tanstack/react-router'
import { ArrowUpRight } from 'lucide-react'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

type SourcesProps = { sources: ReportDocument['sources']; leadId: number }

/** Quotations that the claims cite, each with a link to its message. */
export function Sources({ sources, leadId }: SourcesProps): ReactElement | null {
  const t = useTranslations()
  const format = useFormatter()
  if (sources.length === 0) return null
  return (
    <section className="grid gap-3 border-t pt-6">
      <h3 className="text-lg font-semibold tracking-tight">{t('report.sources')}</h3>
      <ol className="grid gap-1">
        {sources.map(({ number, messageId, quote, createdAt }) => (
          <li
            key={number}
            id={`source-${number}`}
            className="-mx-2 grid scroll-mt-16 grid-cols-[1.75rem_1fr_auto] items-start gap-x-2 rounded-md px-2 py-1.5 text-sm target:animate-mark target:bg-accent-soft"
          >
            <span className="font-semibold text-accent-ink tabular-nums">{number}</span>
            <blockquote className="text-ink-2 text-typed">
              {t('lead.quote', { text: quote })}
              <time dateTime={createdAt} className="block text-xs text-ink-3">
                {format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
              </time>
            </blockquote>
            <Link
              to="/leads/$leadId"
              params={{ leadId }}
              search={{ tab: 'conversation', message: messageId }}
              resetScroll={false}
              aria-label={`${t('report.showMessage')}: ${number}`}
              title={t('report.showMessage')}
              className="rounded-md p-1 text-ink-3 hover:bg-hover hover:text-ink"
            >
              <ArrowUpRight aria-hidden className="size-4" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
