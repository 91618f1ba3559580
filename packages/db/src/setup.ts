import { sql } from 'drizzle-orm'

import type { Db } from './client.ts'

export type SetupState = {
  companyNamed: boolean
  siteAllowed: boolean
  chatSeen: boolean
  colleagueInvited: boolean
}

/**
 * How far the company has come with setting up. Whether the chat is on a site of its own shows in where
 * visitors wrote from; the last 200 conversations tell.
 */
export async function readSetup(db: Db): Promise<SetupState> {
  const [row] = await db.execute<SetupState>(sql`
    with company as (select value from settings where key = 'company'),
    sites as (
      select site from company, jsonb_array_elements_text(coalesce(value -> 'sites', '[]')) as site
    ),
    recent as (select page from conversations where last_seq > 0 order by active_at desc, id desc limit 200)
    select
      exists (select from company where value ? 'name') as "companyNamed",
      exists (select from sites) as "siteAllowed",
      exists (select from recent, sites where starts_with(page, site || '/')) as "chatSeen",
      (select count(*) > 1 from (select from admins limit 2) as people)
        or exists (select from invitations where kind = 'invitation' and not revoked and expires_at > now())
        as "colleagueInvited"`)
  return row!
}
