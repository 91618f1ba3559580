import { sql } from 'drizzle-orm'

import { detailsDigest, newSalt } from '../audit/events.ts'
import type { Db } from '../client.ts'
import type { LeadRow } from '../schema.ts'
import { rawStatement } from '../statement.ts'
import { notifySql } from '../topics.ts'
import type { NewFact } from './facts.ts'
import type { NewLead } from './leads.ts'
import { type NewScoreChange, toRecord } from './scores.ts'

const { placeholder } = sql
/** As text: the driver would send an array of objects otherwise. */
const json = (name: string) => sql`${placeholder(name)}::text::jsonb`
const after = json('after')

type Created = Pick<LeadRow, 'id' | 'version' | 'createdAt' | 'updatedAt'>

const createdLead = rawStatement<Created>(
  'created_lead',
  sql`
    with lead as (
      insert into leads (name, email, company, phone, fit_score, status, tags, source, locale)
      select name, email, company, phone, fit_score, coalesce(status, 'new'),
        coalesce(array(select jsonb_array_elements_text(tags)), '{}'), source, locale
      from jsonb_to_record(${json('lead')}) as given (name text, email text, company text, phone text,
        fit_score integer, status text, tags jsonb, source text, locale text)
      returning id, version, created_at, updated_at
    ), fact as (
      insert into facts (id, lead_id, field, value, by, author_id)
      select given.id, lead.id, given.field, given.value, given.by, given."authorId"
      from lead, jsonb_to_recordset(${json('facts')})
        as given (id uuid, field text, value text, by text, "authorId" integer)
    ), change as (
      insert into score_changes (id, lead_id, cause, before, after, criteria, fields, rubric_version, author_id)
      select given.id, lead.id, cause, before, after, criteria, fields, rubric_version, author_id
      from lead, jsonb_to_recordset(${json('changes')})
        as given (id uuid, cause text, before integer, after integer, criteria jsonb, fields text[],
          rubric_version integer, author_id integer)
    ), event as (
      insert into events (name, admin_id, lead_id, data)
      select 'lead.created', ${placeholder('adminId')}::integer, lead.id, ${json('data')}
        || jsonb_build_object('details', ${detailsDigest(placeholder('salt'), null, after)})
      from lead
      returning id
    ), detail as (
      insert into event_details (event_id, salt, after)
      select event.id, ${placeholder('salt')}::text, ${after} from event
    )
    select id, version, created_at as "createdAt", updated_at as "updatedAt",
      ${notifySql(sql`'lead:' || id`)}
    from lead`,
)

export type LeadToCreate = {
  lead: NewLead & Pick<LeadRow, 'source' | 'locale'>
  facts: Pick<NewFact, 'id' | 'field' | 'value' | 'by' | 'authorId'>[]
  changes: Omit<NewScoreChange, 'leadId'>[]
  event: { adminId: number; data: Record<string, unknown>; after: Record<string, unknown> }
}

/** Stores a lead with its facts, its first score and the event of the audit, in one statement. */
export async function createKnownLead(
  db: Db,
  { lead, facts, changes, event }: LeadToCreate,
): Promise<Created> {
  const { fitScore = null, ...columns } = lead
  const [row] = await createdLead(db).execute({
    lead: JSON.stringify({ ...columns, fit_score: fitScore }),
    facts: JSON.stringify(facts),
    changes: JSON.stringify(changes.map((change) => toRecord(change))),
    salt: newSalt(),
    data: JSON.stringify(event.data),
    after: JSON.stringify(event.after),
    adminId: event.adminId,
  })
  const { id, version, createdAt, updatedAt } = row!
  return { id, version, createdAt, updatedAt }
}
