import { deflateRawSync, inflateRawSync } from 'node:zlib'

import {
  mailTextMax,
  type PreviewReportMail,
  previewReportMail,
  type ReportMailDraft,
  type ReportMailOfLead,
} from '@oka/contract/report-delivery'
import { lockLead } from '@oka/db/leads/leads'
import { findSuppressed } from '@oka/db/suppressions'
import { z } from 'zod'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { linkPlaceholder } from '../ports/mail.ts'
import { findDocument } from './current-version.ts'
import { findRecipient } from './email-report.ts'
import { findReplyWays } from './reply-address.ts'

/** What a mail with the current version of a report begins as. Throws as `email-report` does. */
export async function draftMail(
  deps: Pick<Deps, 'db' | 'draftReportMail' | 'replyAddresses'>,
  { leadId, copyId }: ReportMailOfLead,
): Promise<ReportMailDraft> {
  return deps.db.transaction(async (tx) => {
    const lead = await lockLead(tx, leadId)
    if (!lead) throw new DomainError('lead_not_found')
    const to = await findRecipient(tx, lead, copyId)
    const current = await findDocument(tx, leadId)
    const { ways, owner } = await findReplyWays({ ...deps, db: tx }, lead)
    const { subject, text } = await deps.draftReportMail(current.document)
    return {
      version: current.number,
      locale: current.document.locale,
      to,
      subject: subject.slice(0, 200),
      text: text.slice(0, mailTextMax),
      repliesTo: [...ways.keys()],
      owner,
      isSuppressed: (await findSuppressed(tx, [to])).length > 0,
    }
  })
}

/** Seconds in which the page that shows a preview may fetch it. */
const previewLife = 600

const sealedDraft = previewReportMail.extend({ expiresAt: z.number() })

/**
 * Where the mail is shown as it would be sent. What staff have typed is in the address, encrypted:
 * nothing is stored until the mail is sent.
 */
export async function previewMail(
  { vault, publicUrl }: Pick<Deps, 'vault' | 'publicUrl'>,
  draft: PreviewReportMail,
): Promise<{ previewUrl: string }> {
  const content = JSON.stringify({ ...draft, expiresAt: Date.now() + previewLife * 1000 })
  const token = vault.seal(deflateRawSync(content).toString('base64'))
  return { previewUrl: `${publicUrl}/api/reports/${draft.leadId}/mail?token=${token}` }
}

/** Bytes of a draft at most, as the longest text that is allowed is with escapes. */
const draftMaxBytes = 64 * 1024

/** The HTML of a mail that is being written. Throws `report_not_found` for any other token. */
export async function readPreview(
  deps: Pick<Deps, 'db' | 'vault' | 'writeReportMail'>,
  leadId: number,
  token: string,
): Promise<string> {
  const { data: draft } = sealedDraft.safeParse(openDraft(deps, token))
  if (!draft || draft.leadId !== leadId || draft.expiresAt < Date.now()) {
    throw new DomainError('report_not_found')
  }
  const { document } = await findDocument(deps.db, leadId)
  const { subject, text } = draft
  const { html } = await deps.writeReportMail(document, {
    link: linkPlaceholder,
    ...(subject !== undefined && { subject }),
    ...(text !== undefined && { text }),
  })
  return html
}

function openDraft({ vault }: Pick<Deps, 'vault'>, token: string): unknown {
  const opened = vault.open(token)
  if (opened === undefined) return undefined
  try {
    const content = inflateRawSync(Buffer.from(opened, 'base64'), {
      maxOutputLength: draftMaxBytes,
    })
    return JSON.parse(content.toString())
  } catch {
    return undefined
  }
}
