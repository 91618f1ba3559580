import type { Locale } from '@oka/contract/locale'
import type { ReportDocument } from '@oka/contract/report'

/** A report as a PDF, a mail and a page. */

/**
 * Renders a report as a PDF. The same document and logo give the same bytes. What rejects because no
 * font has a character of the document says which in `unprintable`.
 */
export type RenderReportPdf = (
  document: ReportDocument,
  /** The content of the letterhead's logo; null where it has none. */
  logo: Buffer | null,
  /** The client's, which is the default, has no score. */
  copy?: 'client' | 'staff',
) => Promise<Buffer>

/** What staff have written of the mail with a report, and the link in it. */
export type ReportMailParts = { subject?: string; text?: string; link?: string | null }

/** The subject and both bodies of the mail that carries a report. */
export type WriteReportMail = (
  document: ReportDocument,
  parts?: ReportMailParts,
) => Promise<{ subject: string; html: string; text: string }>

/** The subject and the text that staff may change before it is sent. */
export type DraftReportMail = (document: ReportDocument) => { subject: string; text: string }

/** The result of an answer that the client has sent on the page of the report. */
export type PageNotice = 'sent' | 'empty' | 'too_long' | 'too_many' | 'failed' | null

/** A report as a page of the web, for its client. */
export type ReportPage = {
  document: ReportDocument
  /** The content of the letterhead's logo; null where it has none. */
  logo: Buffer | null
  pdfUrl: string
  /** The form of the answer: where it is posted, its token, its idempotency key, and what was typed. */
  answer: { action: string; token: string; key: string; typed: string }
  /** The page of the company on which the client chatted; null where that is not known. */
  chatUrl: string | null
  notice: PageNotice
}

export type GonePage = { locale: Locale }

/** A page, and the SHA-256 of its style in base64, for its policy. */
export type WebPage = { html: string; styleHash: string }

export type WriteReportPage = (page: ReportPage) => WebPage

export type WriteGonePage = (page: GonePage) => WebPage
