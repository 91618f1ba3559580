import { isDeepStrictEqual } from 'node:util'

import type { Admin } from '@oka/contract/auth'
import { contactFields } from '@oka/contract/fact'
import {
  type LeadDetail,
  type LeadEntry,
  leadEntry,
  leadMoves,
  type UpdateLead,
} from '@oka/contract/lead'
import type { CompanySettings } from '@oka/contract/settings'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import { deleteStaffFacts, type KnownFact, listFacts } from '@oka/db/leads/facts'
import { lockLead, updateLead as changeLead } from '@oka/db/leads/leads'
import type { LeadRow } from '@oka/db/schema'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { readScoring } from '@oka/db/rubric'
import { formerScore, recordScore, scoreColumns } from '../record-score.ts'
import { scoreToday } from '../score.ts'
import { findLeadDetail } from '../lead-detail.ts'
import { readPhoneOrRefuse } from './read-phone.ts'
import { insertStaffFacts, type StaffEntry } from './staff-facts.ts'

/**
 * Updates the given fields. Staff entries stay in force, whatever the visitor says later.
 * Optimistic lock: throws `lead_changed` with the current row when `version` is stale, and
 * `lead_move_not_allowed` for a status that cannot be reached from the present one.
 */
export async function updateLead(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  input: UpdateLead,
): Promise<LeadDetail> {
  return db.transaction(async (tx) => {
    const before = await lockLead(tx, input.id)
    if (!before) throw new DomainError('lead_not_found')
    if (input.version !== undefined && input.version !== before.version) {
      throw new DomainError('lead_changed', { current: await findLeadDetail(tx, input.id) })
    }
    refuseMove(before, input)
    const scoring = await readScoring(tx)
    const change = readChange(before, input, scoring.company)
    const known = await listFacts(tx, { leadId: input.id })
    await enter(tx, author, { ...change, fitScore: input.fitScore }, { leadId: input.id, known })

    const facts = await listFacts(tx, { leadId: input.id })
    const score = scoreToday(facts, scoring.company, scoring.rubric)
    if (Object.keys(change).length > 0 || score.total !== before.fitScore) {
      await changeLead(tx, input.id, { ...change, ...scoreColumns(score) })
      await record(tx, before, author, { ...change, fitScore: score.total })
      await recordScore(tx, input.id, {
        before: formerScore(before, known, scoring),
        after: score,
        cause: 'staff',
        fields: fieldsOf(input, change),
        version: scoring.version,
        authorId: author.id,
      })
    }
    return findLeadDetail(tx, input.id)
  })
}

/** The fields of facts that were entered. */
function fieldsOf(input: UpdateLead, change: Change): string[] {
  const entered = contactFields.filter((field) => field in change)
  return input.fitScore === undefined ? entered : [...entered, 'fitScore']
}

function refuseMove({ status }: LeadRow, input: UpdateLead): void {
  if (input.status === undefined || input.status === status) return
  if (leadMoves[status].includes(input.status)) return
  throw new DomainError('lead_move_not_allowed', {
    message: `A lead that is ${status} can only become ${leadMoves[status].join(', ')}.`,
  })
}

type Change = Partial<LeadEntry>

/** The fields of a lead besides its score, which is counted. */
const columns = leadEntry.omit({ fitScore: true }).keyof().options

/** The fields whose value differs. */
function readChange(before: LeadRow, input: UpdateLead, company: CompanySettings): Change {
  const phone = readPhoneOrRefuse(input.phone, company, before.locale)
  const wanted = { ...input, phone }
  const changed = columns.filter(
    (field) => wanted[field] !== undefined && !isDeepStrictEqual(wanted[field], before[field]),
  )
  return Object.fromEntries(changed.map((field) => [field, wanted[field]]))
}

/** Stores the entries as facts; an emptied field or a score of null deletes the former entry. */
async function enter(
  tx: Db,
  author: Admin,
  entry: StaffEntry,
  { leadId, known }: { leadId: number; known: readonly KnownFact[] },
): Promise<void> {
  if (entry.fitScore === null) {
    await deleteStaffFacts(tx, { leadId }, 'fitScore')
    const left = await listFacts(tx, { leadId })
    return insertStaffFacts(tx, leadId, author, { entry, known: left })
  }
  await insertStaffFacts(tx, leadId, author, { entry, known })
}

const personal = leadEntry.omit({ status: true }).keyof().options

async function record(
  tx: Db,
  before: LeadRow,
  author: Admin,
  change: Change & { fitScore: number | null },
): Promise<void> {
  const { fitScore, ...others } = change
  const changed = fitScore === before.fitScore ? others : change
  // All but the status may say something of a person, and is erased with the lead.
  const named = personal.filter((field) => field in changed)
  const pick = (row: Partial<LeadRow>) => Object.fromEntries(named.map((name) => [name, row[name]]))
  await appendEvent(tx, {
    name: 'lead.updated',
    adminId: author.id,
    leadId: before.id,
    data: {
      fields: Object.keys(changed).join(','),
      fromStatus: before.status,
      status: change.status ?? before.status,
    },
    details: { before: pick(before), after: pick(changed) },
  })
}
