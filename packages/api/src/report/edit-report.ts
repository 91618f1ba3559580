import { applyEdits } from '@oka/contract/apply-edits'
import type { Admin } from '@oka/contract/auth'
import { type EditReport, noEdits, type ReportEdits } from '@oka/contract/report'
import { appendEvent } from '@oka/db/audit/events'
import { lockCopyConversations } from '@oka/db/chat/copy-consents'
import { lockLead } from '@oka/db/leads/leads'
import { findReport, findReportVersion, finishReport, lockReport } from '@oka/db/reports'

import type { Deps } from '../deps.ts'
import { documentHashOf } from '../document-hash.ts'
import { DomainError, invalidInput } from '../domain-error.ts'

/**
 * Makes a version of the report of all edits that are given, on what was generated last. Optimistic
 * lock: throws `report_changed` with the current report when `version` is stale; and
 * `report_generating` while the next one is being written, whose facts may be others. Its PDF is
 * rendered when it is first asked for.
 */
export async function editReport(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  { leadId, version: read, ...given }: EditReport,
): Promise<{ version: number }> {
  return db.transaction(async (tx) => {
    await lockCopyConversations(tx, leadId)
    if (!(await lockLead(tx, leadId))) throw new DomainError('lead_not_found')
    // Of two edits one comes first; and no generation begins while a version is made.
    await lockReport(tx, leadId)
    const report = await findReport(tx, leadId)
    if (!report) throw new DomainError('report_not_found')
    const current = await findReportVersion(tx, leadId, report.version)
    if (report.status === 'generating')
      throw new DomainError(current ? 'report_generating' : 'report_not_ready')
    if (!current) throw new DomainError('report_not_ready')
    if (report.version !== read) throw new DomainError('report_changed', { current: report })
    const edits = nameAuthors(given, current.edits, author.name)
    const document = applyEdits(current.generated, edits)
    if (document.sections.length === 0) throw invalidInput('claims', 'must leave something to read')
    const version = report.version + 1
    await finishReport(tx, {
      leadId,
      version,
      document,
      documentHash: documentHashOf(document),
      pdf: null,
      generated: current.generated,
      edits,
      authorId: author.id,
      promptVersion: current.promptVersion,
      model: current.model,
    })
    await appendEvent(tx, {
      name: 'report.edited',
      adminId: author.id,
      leadId,
      data: { version },
      details: { before: { edits: current.edits }, after: { edits } },
    })
    return { version }
  })
}

/** Who changed each claim: the one who did so first, as long as nobody changes it again. */
function nameAuthors(
  given: Pick<EditReport, 'order' | 'claims' | 'added'>,
  before: ReportEdits,
  name: string,
): ReportEdits {
  const claims = given.claims.flatMap(({ id, ...edit }) => {
    const isNone = edit.text === null && edit.who === null && edit.when === null && !edit.isHidden
    if (isNone) return []
    const former = before.claims[id]
    const isSame = former && isEqual({ ...edit, author: '' }, { ...former, author: '' })
    return [[id, { ...edit, author: isSame ? former.author : name }] as const]
  })
  const added = given.added.map((claim) => {
    const former = before.added.find(({ id }) => id === claim.id)
    const isSame = former && isEqual({ ...claim, author: '' }, { ...former, author: '' })
    return { ...claim, author: isSame ? former.author : name }
  })
  return { ...noEdits, order: given.order, claims: Object.fromEntries(claims), added }
}

const isEqual = (one: object, other: object): boolean =>
  Object.entries(one).every(([key, value]) => other[key as keyof typeof other] === value)
