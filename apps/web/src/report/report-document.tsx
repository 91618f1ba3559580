import {
  claimsOf,
  type ReportClaim,
  type ReportDocument,
  type ReportSection,
} from '@oka/contract/report'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { Language } from '../i18n/language.tsx'
import { ClaimText } from './claim-text.tsx'
import { ClientHeader } from './client-header.tsx'
import { Options } from './options.tsx'
import { Sources } from './sources.tsx'
import { Steps } from './steps.tsx'

type ReportDocumentViewProps = { document: ReportDocument; leadId: number }

/** The report as the client sees it, in the language it is written in. */
export function ReportDocumentView({ document, leadId }: ReportDocumentViewProps): ReactElement {
  return (
    <Language locale={document.locale}>
      <article
        lang={document.locale}
        className="mx-auto grid max-w-[46rem] grid-cols-1 gap-8 px-5 py-8 text-base sm:px-8"
      >
        <ClientHeader document={document} />
        {document.sections.map((section) => (
          <SectionView key={section.kind} section={section} />
        ))}
        <Sources sources={document.sources} leadId={leadId} />
      </article>
    </Language>
  )
}

function SectionView({ section }: { section: ReportSection }): ReactElement {
  const t = useTranslations('report')
  return (
    <section className="grid grid-cols-1 gap-3">
      <h3 className="text-lg font-semibold tracking-tight text-balance">
        {t(`section.${section.kind}`)}
      </h3>
      {section.kind === 'assumptions' && (
        <p className="text-sm text-ink-3">{t('assumptionsText')}</p>
      )}
      <SectionBody section={section} />
    </section>
  )
}

function SectionBody({ section }: { section: ReportSection }): ReactElement {
  if (section.kind === 'nextSteps') return <Steps steps={section.claims} />
  if (section.kind === 'options') {
    return (
      <>
        <Options options={section.options} />
        {section.claims.map((claim) => (
          <p key={claim.id} className="text-pretty text-typed">
            <ClaimText claim={claim} />
          </p>
        ))}
      </>
    )
  }
  if (section.kind === 'situation') {
    return (
      <p className="leading-relaxed text-pretty text-typed">
        {section.claims.map((claim) => (
          <span key={claim.id}>
            <ClaimText claim={claim} />{' '}
          </span>
        ))}
      </p>
    )
  }
  return <ClaimList claims={claimsOf(section)} hasNames={section.kind !== 'assumptions'} />
}

/** Rows with the name of the fact, where the claims state one; otherwise a list. */
function ClaimList({
  claims,
  hasNames,
}: {
  claims: readonly ReportClaim[]
  hasNames: boolean
}): ReactElement {
  const t = useTranslations('words')
  if (!hasNames || !claims.some(({ field }) => field !== null)) {
    return (
      <ul className="grid gap-2">
        {claims.map((claim) => (
          <li
            key={claim.id}
            className="relative pl-4 text-typed before:absolute before:top-[0.65rem] before:left-0 before:size-1 before:rounded-full before:bg-ink-3"
          >
            <ClaimText claim={claim} />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <dl className="grid border-t">
      {claims.map((claim) => (
        <div
          key={claim.id}
          className="grid gap-x-4 border-b py-2 sm:grid-cols-[8rem_minmax(0,1fr)]"
        >
          <dt className="text-sm text-ink-3 sm:pt-0.5">
            {claim.field ? t(`field.${claim.field}`) : ''}
          </dt>
          <dd className="text-typed">
            <ClaimText claim={claim} />
            <Quote claim={claim} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The words that a claim follows from, unless it is made of them. */
function Quote({ claim: { text, origin } }: { claim: ReportClaim }): ReactNode {
  const t = useTranslations('lead')
  if (origin.kind !== 'theirs' || origin.quote === null || text.includes(origin.quote)) return null
  return <span className="block text-sm text-ink-3">{t('quote', { text: origin.quote })}</span>
}
