import {
  claimsOf,
  type ReportClaim,
  type ReportDocument,
  type ReportSection,
} from '@oka/contract/report'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { Language } from '../i18n/language.tsx'
import { useCriterionNames, useScoreTone } from '../scoring/use-rubric.ts'
import { Meter, Ring } from '../ui/meter.tsx'
import { Sources } from './sources.tsx'

type ReportDocumentViewProps = { document: ReportDocument; leadId: number }

/** The report as a page, in the language it is written in. */
export function ReportDocumentView({ document, leadId }: ReportDocumentViewProps): ReactElement {
  return (
    <Language locale={document.locale}>
      <article
        lang={document.locale}
        className="mx-auto grid max-w-[44rem] gap-8 px-5 py-8 text-base sm:px-8"
      >
        <Title document={document} />
        <ScoreSummary document={document} />
        {document.sections.map((section) => (
          <Claims key={section.kind} section={section} />
        ))}
        <Sources sources={document.sources} leadId={leadId} />
      </article>
    </Language>
  )
}

function Title({ document }: { document: ReportDocument }): ReactElement {
  const t = useTranslations('report')
  const format = useFormatter()
  const { lead, letterhead, createdAt } = document
  const name = lead.company || lead.name || lead.email
  return (
    <header className="grid gap-1 border-b pb-6">
      <p className="text-sm text-ink-3">
        {t('by', { company: letterhead.name })} ·{' '}
        {format.dateTime(new Date(createdAt), { dateStyle: 'long' })}
      </p>
      <h2 className="text-2xl font-semibold tracking-tight text-balance">
        {t('documentTitle', { name })}
      </h2>
      <p className="text-ink-2">
        {[lead.name, lead.company, lead.email, lead.phone]
          .filter((text) => text && text !== name)
          .join(' · ')}
      </p>
    </header>
  )
}

function ScoreSummary({ document }: { document: ReportDocument }): ReactElement | null {
  const t = useTranslations()
  const toneOf = useScoreTone()
  const { total, criteria } = document.score
  if (total === null) return null
  return (
    <section className="grid gap-4 rounded-xl bg-sunken p-5 sm:grid-cols-[auto_1fr] sm:gap-8">
      <div className="flex items-center gap-3">
        <Ring value={total} max={100} tone={toneOf(total)} className="size-12" />
        <div>
          <h3 className="text-xs text-ink-3">{t('report.score')}</h3>
          <p className="text-xl font-semibold tabular-nums">
            {total}
            <span className="text-sm font-normal text-ink-3"> / 100</span>
          </p>
        </div>
      </div>
      <ul className="grid content-center gap-x-6 gap-y-2 text-sm sm:grid-cols-2">
        {criteria.map((scored) => (
          <ScoreLine key={scored.criterion} scored={scored} />
        ))}
      </ul>
    </section>
  )
}

type ScoreLineProps = { scored: ReportDocument['score']['criteria'][number] }

function ScoreLine({ scored }: ScoreLineProps): ReactElement {
  const t = useTranslations()
  const { criterion, points, max, evidence } = scored
  const names = useCriterionNames()
  const grounds = evidence.map((each) =>
    'quote' in each
      ? t('lead.quote', { text: each.quote })
      : t('lead.setBy', { name: each.author }),
  )
  return (
    <li className="grid content-start gap-1">
      <span className="flex justify-between gap-2">
        {names.criterion(criterion)}
        <span className="text-ink-3 tabular-nums">{t('lead.points', { points, max })}</span>
      </span>
      <Meter value={points} max={max} />
      {grounds.length > 0 && (
        <span className="line-clamp-2 text-xs text-ink-3">{grounds.join(' ')}</span>
      )}
    </li>
  )
}

function Claims({ section }: { section: ReportSection }): ReactElement {
  const t = useTranslations('report')
  return (
    <section className="grid gap-3">
      <h3 className="text-lg font-semibold tracking-tight">{t(`section.${section.kind}`)}</h3>
      <ul className="grid gap-2.5">
        {claimsOf(section).map((claim) => (
          <Claim key={claim.id} claim={claim} />
        ))}
      </ul>
    </section>
  )
}

function Claim({ claim }: { claim: ReportClaim }): ReactElement {
  const t = useTranslations()
  const { text, origin, field } = claim
  const sources = origin.kind === 'theirs' ? origin.sources : []
  return (
    <li className="relative pl-4 before:absolute before:top-[0.6rem] before:left-0 before:size-1 before:rounded-full before:bg-ink-3">
      {field && <span className="text-ink-3">{t(`words.field.${field}`)} · </span>}
      <span>{text}</span>
      {sources.map((number) => (
        <a
          key={number}
          href={`#source-${number}`}
          aria-label={t('report.source', { number })}
          className="ml-1 inline-grid h-4.5 min-w-4.5 place-items-center rounded-sm bg-accent-soft px-1 align-[0.1em] text-[0.6875rem] font-semibold text-accent-ink tabular-nums hover:bg-accent hover:text-white"
        >
          {number}
        </a>
      ))}
    </li>
  )
}
