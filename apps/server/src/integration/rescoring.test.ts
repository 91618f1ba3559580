import { publishRubric } from '@oka/api/rubric/publish-rubric'
import { rescoreLeads } from '@oka/api/rubric/rescore-leads'
import { scoreAgain } from '@oka/api/score-again'
import { defaultRubric } from '@oka/contract/rubric'
import { sql } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { describe, expect } from 'vitest'

import { meetBuyer, needFirst, openAdmin, storedScore, weighed } from '../testing/rubric.ts'
import { test, type TestApp } from '../testing/test-app.ts'

describe('the scoring of all leads', () => {
  /** As many as take several batches, each with a need. */
  async function addLeads({ deps: { db } }: TestApp, count: number): Promise<string> {
    const company = `Batch ${newId()}`
    await db.execute(sql`
      with added as (
        insert into leads (name, company, fit_score, score_due)
        select 'Person ' || n, ${company}, 21, 'infinity' from generate_series(1, ${count}::integer) n returning id
      )
      insert into facts (id, lead_id, field, value, by)
      select gen_random_uuid(), id, 'need', 'a portal', 'staff' from added`)
    return company
  }
  const scoresOf = ({ deps: { db } }: TestApp, company: string) =>
    db.execute<{ score: number; count: number }>(sql`
      select fit_score as score, count(*)::integer as count from leads where company = ${company} group by 1`)

  test('is continued after the process that did it has ended, each lead once', async ({ app }) => {
    const { admin, save, publish, untilScored } = await openAdmin(app)
    await publish(defaultRubric)
    await untilScored()
    const count = 1000
    const company = await addLeads(app, count)
    const { db } = app.deps
    // A server that stops after its first batch: nothing else takes over while the row is as it is.
    const halted = { ...app.deps, runInBackground: () => {} }
    const { lock } = await save(needFirst)
    const author = await admin.auth.me.query()
    await publishRubric(halted, author, { lock, removes: [] })
    const stopped = new AbortController()
    const interrupted: typeof db.transaction = async (run, ...options) => {
      const result = await db.transaction(run, ...options)
      stopped.abort()
      return result
    }
    const proxy = new Proxy(db, {
      get: (target, name) =>
        name === 'transaction' ? interrupted : Reflect.get(target, name, target),
    })
    await rescoreLeads({ db: proxy, stopping: stopped.signal })

    // Whoever sweeps next finishes it.
    await untilScored()
    const { rescoring } = await admin.rubric.read.query()
    expect(rescoring!.done).toBe(rescoring!.total)
    expect(await scoresOf(app, company)).toEqual([{ score: 51, count }])
    const [changes] = await db.execute<{ count: number; leads: number }>(sql`
      select count(*)::integer as count, count(distinct lead_id)::integer as leads from score_changes
      join leads on leads.id = lead_id where company = ${company}`)
    expect(changes).toEqual({ count, leads: count })
  })

  test('scores what staff corrected and rejected as a lead’s own page does', async ({ app }) => {
    const { publish, untilScored } = await openAdmin(app)
    const { agent, visitor, id } = await meetBuyer(app)
    await visitor.say('I am Jane Miller of Nexalia, we are 40 people')
    await agent.leads.setFact.mutate({ id, field: 'budget', value: '60000 EUR' })
    await agent.leads.setFact.mutate({ id, field: 'size', rejected: true })
    await agent.leads.setFact.mutate({ id, field: 'name', value: 'Joan Miller' })
    await publish(weighed({ need: 26, budget: 29 }))
    await untilScored()
    const { fitScore } = await agent.leads.byId.query({ id })
    expect(await storedScore(app, id)).toBe(fitScore)
  })

  test('scores a lead that was deleted meanwhile once it is restored', async ({ app }) => {
    const { admin, publish, untilScored } = await openAdmin(app)
    await publish(defaultRubric)
    await untilScored()
    const { agent, id } = await meetBuyer(app)
    const { fitScore } = await agent.leads.byId.query({ id })
    await admin.leads.delete.mutate({ id })
    await publish(needFirst)
    await untilScored()
    await admin.leads.restore.mutate({ id })
    await scoreAgain(app.deps)
    expect(await storedScore(app, id)).toBe(fitScore! + 18)
  })

  test('is told to staff who look on, and they see how far it is', async ({ app }) => {
    const { admin, publish, untilScored } = await openAdmin(app)
    const events: string[] = []
    const watched = admin.chat.inbox.subscribe(undefined, {
      onData: ({ type }) => events.push(type),
    })
    await expect.poll(() => events).toContain('resync')
    await publish(weighed({ need: 31, budget: 24 }))
    await untilScored()
    await expect.poll(() => events).toContain('scoring')
    watched.unsubscribe()
  })
})
