import type { LeadDetail } from '@oka/contract/lead'
import { applyEdits } from '@oka/contract/apply-edits'
import { noEdits, type ReportDocument } from '@oka/contract/report'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { lockCopyConversations } from '@oka/db/chat/copy-consents'
import { listFollowUpsOf } from '@oka/db/chat/follow-ups'
import { listLatestMessagesOfLead } from '@oka/db/chat/messages'
import { lockLead } from '@oka/db/leads/leads'
import { countRefusals } from '@oka/db/leads/fact-refusals'
import { failReport, finishReport, findReportVersion } from '@oka/db/reports'
import { findProfile } from '@oka/db/accounts/admins'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { documentHashOf } from '../document-hash.ts'
import { DomainError } from '../domain-error.ts'
import { findLeadDetail } from '../lead-detail.ts'
import { composeReport } from './compose-report.ts'
import { readLogo } from './read-logo.ts'

const transcriptMaxSize = 1000

/**
 * Writes one version of a report: the assistant proposes, claims are checked against the messages,
 * the PDF is rendered, and both are stored together. Throws when a retry may help; `last` says that
 * there will be none.
 */
export async function writeReport(
  deps: Pick<Deps, 'db' | 'assistant' | 'renderReportPdf' | 'stopping'>,
  { leadId, version }: { leadId: number; version: number },
  last: boolean,
): Promise<void> {
  try {
    await writeVersion(deps, leadId, version)
  } catch (error) {
    const gone = error instanceof DomainError && error.problem === 'lead_not_found'
    if (gone) return
    if (last) await fail(deps.db, leadId, version)
    throw error
  }
}

async function writeVersion(
  { db, assistant, renderReportPdf, stopping }: Parameters<typeof writeReport>[0],
  leadId: number,
  version: number,
): Promise<void> {
  const [lead, company, transcript] = await Promise.all([
    findLeadDetail(db, leadId),
    readCompany(db),
    listLatestMessagesOfLead(db, leadId, transcriptMaxSize),
  ])
  const { locale, facts } = lead
  const input = {
    conversationId: null,
    company,
    locale,
    transcript,
    facts,
    lead,
    learntSeq: 0,
    knowledge: [],
    consultant: await findConsultant(db, lead.owner),
    openQuestions: await listOpenQuestions(db, leadId),
  }
  const proposed = await assistant.report(input, stopping)
  const { document: generated, refused } = await composeReport(input, proposed)
  if (generated.sections.length === 0) throw new Error('The report is empty.')
  // What people have changed is kept, as nobody edits while a version is being written.
  const { edits } = (await findReportVersion(db, leadId, version - 1)) ?? { edits: noEdits }
  const isEdited = JSON.stringify(edits) !== JSON.stringify(noEdits)
  const document = isEdited ? applyEdits(generated, edits) : generated
  const logo = await readLogo(db, document)
  const pdf = await renderReportPdf(document, logo).catch(nothingUnprintable)
  const documentHash = documentHashOf(document)
  const { model, promptVersion } = proposed.author
  await db.transaction(async (tx) => {
    await lockCopyConversations(tx, leadId)
    // Deleted in between: it is written again if the lead is restored.
    if (!(await lockLead(tx, leadId))) return
    const finished = {
      leadId,
      version,
      document,
      documentHash,
      pdf,
      generated: isEdited ? generated : null,
      edits: isEdited ? edits : null,
      authorId: null,
      promptVersion,
      model,
    }
    if (!(await finishReport(tx, finished))) return
    await appendEvent(tx, {
      name: 'report.ready',
      leadId,
      data: { version, model, bytes: pdf?.byteLength ?? 0 },
    })
    await countRefusals(tx, refused)
  })
}

/** A version that cannot be printed is stored without a PDF: staff see it, and sending it is refused. */
function nothingUnprintable(error: unknown): null {
  if (error instanceof DomainError && error.problem === 'report_unprintable') return null
  throw error
}

/** Who signs the report: the owner of the lead, unless the account is disabled. */
async function findConsultant(
  db: Db,
  owner: LeadDetail['owner'],
): Promise<ReportDocument['consultant']> {
  const profile = owner && (await findProfile(db, owner.id))
  if (!profile) return null
  const { name, email, phone, bookingUrl } = profile
  return { name, email, phone, bookingUrl }
}

/** Open questions that one report looks at. */
const openQuestionsMax = 20

async function listOpenQuestions(
  db: Db,
  leadId: number,
): Promise<{ messageId: string; quote: string }[]> {
  const all = await listFollowUpsOf(db, { leadId }, openQuestionsMax)
  return all
    .filter(({ kind, status }) => kind === 'question' && status === 'open')
    .map(({ messageId, quote }) => ({ messageId, quote }))
}

async function fail(db: Db, leadId: number, version: number): Promise<void> {
  await db.transaction(async (tx) => {
    if (await failReport(tx, leadId, version))
      await appendEvent(tx, { name: 'report.failed', leadId, data: { version } })
  })
}
