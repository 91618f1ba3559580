import { leadSorts, mailKinds } from '@oka/contract/known-values'
import type postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'

import { countLeadsByStatus, readAverageScore, readStats } from './analytics.ts'
import { listDueDigests, takeDigest, takeUnacknowledged } from './call-digests.ts'
import type { Db } from './client.ts'
import { addUpCounts } from './counts.ts'
import {
  findConversation,
  findConversationOfToken,
  findLatestConversationOf,
} from './chat/conversations.ts'
import { hideLead, listDeletedLeads, listExpiredLeads, restoreLead } from './leads/delete-lead.ts'
import { eraseLead } from './leads/erase-lead.ts'
import { type EventQuery, listEvents } from './audit/events.ts'
import { listFacts, listFactsOfLeads } from './leads/facts.ts'
import { findAnswerById, listAnswerFacts, listRatings } from './chat/answers.ts'
import * as copies from './chat/copy-consents.ts'
import { countFollowUps, listFollowUps, listFollowUpsOf, listOpenOf } from './chat/follow-ups.ts'
import { listInbox } from './chat/inbox.ts'
import { listAnsweredQuestions, listOpenQuestions } from './knowledge/gaps.ts'
import { findKnownEmails, findOrigins } from './leads/lead-imports.ts'
import { findKnownLead, findLead, scoreForeignBudgets } from './leads/leads.ts'
import { listLeads, searchedAtOnce } from './leads/list-leads.ts'
import { listOutcomes } from './leads/outcomes.ts'
import * as scores from './leads/scores.ts'
import { countMails, listMails, type MailQuery } from './mails.ts'
import { listLatestMessagesOfLead, listMessages, listMessagePageOfLead } from './chat/messages.ts'
import { readModelUsage, reserveModelCall, settleModelCall } from './model-usage.ts'
import { listNotes } from './chat/notes.ts'
import { findCallDelay, listCalls, listNotifications } from './notifications.ts'
import { listReceived } from './received-mails.ts'
import { listReportLinks } from './report-links.ts'
import { findSuppressed, listSuppressions } from './suppressions.ts'
import { readSetup } from './setup.ts'
import { largeLeads as leadCount } from './testing.ts'
import { type LargeDatabase, openLargeDatabase } from './testing/large-database.ts'
import { findTurnInput } from './chat/turn-input.ts'
import { listAbandoned, listOwedTurns } from './chat/turns.ts'

const limit = 50
let sql: postgres.Sql
let db: Db
let expectCheap: LargeDatabase['expectCheap']
beforeAll(async () => {
  const database = await openLargeDatabase()
  ;({ sql, db, expectCheap } = database)
  return () => database[Symbol.asyncDispose]()
})

describe('the list of leads', () => {
  const statuses = [undefined, 'new', 'won', 'lost'] as const
  const cases = leadSorts.flatMap((sort) => statuses.map((status) => ({ sort, status })))

  test.for(cases)('by $sort, status $status: its pages', async ({ sort, status }) => {
    const page = { status, q: undefined, sort, limit, after: undefined }
    await expectCheap(() => listLeads(db, page))
    const deep = { value: deepValues[sort], id: leadCount / 2 }
    await expectCheap(() => listLeads(db, { ...page, after: deep }))
  })

  test.for(['8f14e45fceea167a5a36dedd4bea2543', '3100000042', 'person4242@'])(
    'search of %s',
    async (q) => {
      const page = { status: undefined, q, sort: 'newest', limit, after: undefined } as const
      await expectCheap(() => listLeads(db, page))
    },
  )

  // The index of trigrams finds none of these: the next leads of the list are read, a bounded number at a time.
  test.for(['pe', 'zz', 'w', '%'.repeat(120)])('search of %s', async (q) => {
    for (const sort of leadSorts) {
      await expectCheap(() => listLeads(db, { q, sort, limit, after: undefined }), searchedAtOnce)
    }
  })
  test('search of what many leads contain', async () => {
    for (const sort of leadSorts) {
      await expectCheap(() => listLeads(db, { q: 'person', sort, limit, after: undefined }))
    }
  })

  // The dearest is a tag of one lead in a hundred: some 6,000 rows are read until a page is full.
  test.for(['Rare', 'seldom', 'often', 'common', 'never'])('tagged %s', async (tag) => {
    await expectCheap(() => listLeads(db, { tag, sort: 'newest', limit, after: undefined }))
    await expectCheap(() => listLeads(db, { tag, sort: 'score', limit, after: undefined }))
  })

  const middle = new Date(Date.now() - (leadCount / 2) * 300_000).toISOString()
  const deepValues = { newest: middle, oldest: middle, score: 50, name: 'person 8' }
})

test('the analytics', async () => {
  await addUpCounts(db)
  await sql`vacuum analyze counts`
  await expectCheap(() => readStats(db))
  await expectCheap(() => countLeadsByStatus(db))
  await expectCheap(() => readAverageScore(db))
})

describe('the inbox', () => {
  const page = {
    mode: undefined,
    leadId: undefined,
    conversationId: undefined,
    limit,
    after: undefined,
    adminId: 1,
  }
  const middle = {
    activeAt: new Date(Date.now() - (leadCount / 2) * 300_000).toISOString(),
    id: '80000000-0000-0000-0000-000000000000',
  }

  test.for([undefined, 'assistant', 'human', 'closed'] as const)('mode %s', async (mode) => {
    await expectCheap(() => listInbox(db, { ...page, mode }))
    await expectCheap(() => listInbox(db, { ...page, mode, after: middle }))
  })
  test('the conversations of one lead', () =>
    expectCheap(() => listInbox(db, { ...page, leadId: 7 })))
})

describe('rated answers', () => {
  const after = { at: '2026-01-01T00:00:00.000Z', id: '00000000-0000-7000-8000-000000000000' }
  test.for(['wrong', 'good', 'done'] as const)('%s', async (view) => {
    await expectCheap(() => listRatings(db, { view, limit, after: undefined }))
    await expectCheap(() => listRatings(db, { view, limit, after }))
  })
})

describe('a conversation and a lead', () => {
  // As the large database has it: uuidOf("'message7 2'").
  const answerId = 'e05edf90-496c-4898-82fa-feeff08f0d59'
  const turnSize = { maxSize: 300, maxBytes: 1000 }
  const calls: Record<string, (id: string) => Promise<unknown>> = {
    'the conversation': (id) => findConversation(db, id),
    'the conversation of a token': () => findConversationOfToken(db, 'token7'),
    'its messages': (id) => listMessages(db, id, 0, 200),
    'what a turn reads of it': (id) =>
      findTurnInput(db, { id, leadId: null, lastSeq: 300, learntSeq: 2 }, turnSize),
    'what a turn reads of it and of its lead': (id) =>
      findTurnInput(db, { id, leadId: 7, lastSeq: 300, learntSeq: 2 }, turnSize),
    'its notes': (id) => listNotes(db, id),
    'its facts': (conversationId) => listFacts(db, { conversationId }),
    'what its visitor waits for': (conversationId) =>
      listFollowUpsOf(db, { conversationId }, limit),
    'what is open of it': (id) => listOpenOf(db, id),
    'what the lead waits for': () => listFollowUpsOf(db, { leadId: 7 }, limit),
    'its copy that is not settled': (id) => copies.findPendingCopy(db, id),
    'copies of the lead that are not settled': () => copies.listCopyConversations(db, 7),
    'whether the copies of the lead can be sent': () => copies.resumeCopies(db, 7),
    'when the lead wrote last': () => copies.findLastHeardAt(db, 7),
    'how an answer came about': () => findAnswerById(db, answerId),
    'what was learnt for an answer': (conversationId) =>
      listAnswerFacts(db, { conversationId, seq: 2 }),
    'the lead': () => findLead(db, 7),
    'the lead with its facts and scoring': () => findKnownLead(db, 7),
    'the facts of the lead': () => listFacts(db, { leadId: 7 }),
    'what the lead said': () => listMessagePageOfLead(db, 7, { offset: 0 }),
    'what the lead said last': () => listLatestMessagesOfLead(db, 7, 1000),
    'the mails of the lead': () =>
      listMails(db, { kinds: ['report'], leadId: 7, limit, after: undefined }),
    'how often a report was sent': () => countMails(db, 7, 'report:7:1'),
  }
  test.for(Object.entries(calls))('%s', async ([, call]) => {
    const [found] = await sql<{ id: string }[]>`select id from conversations where lead_id = 7`
    await expectCheap(() => call(found!.id))
  })
})

describe('what staff work off', () => {
  const middle = new Date(Date.now() - (leadCount / 2) * 300_000).toISOString()
  const after = { at: middle, id: '80000000-0000-0000-0000-000000000000' }
  test.for(['open', 'question', 'call_back', 'copy', 'closed'] as const)('%s', async (view) => {
    await expectCheap(() => listFollowUps(db, { view, limit, after: undefined }))
    await expectCheap(() => listFollowUps(db, { view, limit, after }))
  })
  test('how much there is', () => expectCheap(() => countFollowUps(db)))
  test('copies that can be sent', async () => {
    await expectCheap(() => copies.listDueCopies(db, 20))
    const [due] = await copies.listDueCopies(db, 1)
    await expectCheap(() => copies.findOpenCopy(db, due!.id))
  })
})

describe('the other lists', () => {
  test('open questions, and those with an answer', async () => {
    await expectCheap(() => listOpenQuestions(db, 1000))
    await expectCheap(() => listAnsweredQuestions(db, 1000))
  })

  const outbox: Record<string, Partial<MailQuery>> = {
    'all of it': {},
    'further down': {
      after: {
        at: new Date(Date.now() - (leadCount / 2) * 300_000).toISOString(),
        id: '80000000-0000-0000-0000-000000000000',
      },
    },
    'a rare kind': { kind: 'budget_reached' },
    'what bounced': { status: 'bounced' },
    'what bounced of a kind': { status: 'bounced', kind: 'escalation' },
    'what was sent': { status: 'sent' },
    'an address': { q: 'agent1@OKA' },
    'a subject that no mail has': { q: 'nowhere at all' },
  }
  test.for(Object.entries(outbox))('the outbox: %s', ([, which]) =>
    expectCheap(() => listMails(db, { kinds: mailKinds, limit, after: undefined, ...which })),
  )
  test('the suppression list, received mails and links', async () => {
    await sql`
      insert into suppressions (address, reason, created_at)
      select 'person' || n || '@oka.test', 'bounced', now() - make_interval(secs => n)
      from generate_series(1, ${leadCount}::integer) n`
    await sql`vacuum analyze suppressions`
    const after = { at: new Date().toISOString(), address: 'person7@oka.test' }
    await expectCheap(() => listSuppressions(db, { limit, after }))
    await expectCheap(() => listSuppressions(db, { limit, after: undefined, q: 'person4242@' }))
    await expectCheap(() => listReportLinks(db, 7, limit))
    await expectCheap(() => listReceived(db, { limit, after: undefined }))
    await expectCheap(() => findLatestConversationOf(db, 7))
    await expectCheap(() => findSuppressed(db, ['person42@oka.test', 'nobody@oka.test']))
  })
  test('what calls on a member of staff', () => expectCheap(() => listNotifications(db, 3, limit)))
  test('how soon people answered', () => expectCheap(() => listCalls(db, limit)))

  const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  const audits: Record<string, Partial<EventQuery>> = {
    'all of it': {},
    'further down': { before: leadCount / 2 },
    'one name': { name: 'admin.role_changed' },
    'a name that never came': { name: 'lead.import_started' },
    'one person': { adminId: 2 },
    'a person who did nothing': { adminId: 4711 },
    'one lead': { leadId: 7 },
    'one week, long ago': { from: day(207), to: day(200) },
  }
  test.for(Object.entries(audits))('the audit: %s', async ([, which]) => {
    await expectCheap(() => listEvents(db, { before: undefined, limit, ...which }))
  })
})

describe('what an import and the first days ask', () => {
  const many = Array.from({ length: 250 }, (_, index) => `person${index * 7}@example.com`)
  const importId = '0199c2a4-7d1e-7c3a-9f52-3b1f0a6d8e47'
  test('whose address is known', () => expectCheap(() => findKnownEmails(db, importId, many)))
  test('which leads were imported', () => expectCheap(() => findOrigins(db, many)))
  test('how far the setting up is', () => expectCheap(() => readSetup(db)))
})

describe('deleting', () => {
  test('the deleted leads', async () => {
    await expectCheap(() => listDeletedLeads(db, { limit, after: undefined }))
    const after = { deletedAt: new Date().toISOString(), id: leadCount / 2 }
    await expectCheap(() => listDeletedLeads(db, { limit, after }))
    await expectCheap(() => listExpiredLeads(db, limit))
  })
  // Explained, each statement is done once more, when there is nothing left to do: its plan is the same.
  test('a lead that is deleted, restored, and erased', async () => {
    await expectCheap(() => hideLead(db, 7))
    await expectCheap(() => restoreLead(db, 7))
    await expectCheap(() => eraseLead(db, 7))
  })
})

describe('calls to a model', () => {
  const day = new Date().toISOString().slice(0, 10)
  const limits = { calls: 1_000_000_000, tokens: 1e15 }
  const budgets = { visitor: limits, day: limits, total: limits }

  test('a call that is reserved and settled', async () => {
    const [found] = await sql<{ id: string }[]>`select id from conversations where lead_id = 9`
    const key = { day, conversationId: found!.id, model: 'gpt-4o-mini' }
    const reserved = { prompt: 5000, completion: 1000 }
    await expectCheap(() => reserveModelCall(db, key, reserved, budgets))
    const used = { prompt: 1200, completion: 90 }
    await expectCheap(() => settleModelCall(db, key, { reserved, used }))
  })
  test('what was used', () => expectCheap(() => readModelUsage(db, day)))
})

describe('the sweep', () => {
  test('abandoned conversations', async () => {
    await expectCheap(() => listAbandoned(db, 10))
    await expectCheap(() => listAbandoned(db, null))
  })
  test('leads to score', async () => {
    await sql`update leads set score_due = '-infinity' where id % 1000 = 0`
    await sql`analyze leads`
    await expectCheap(() => scores.lockLeadsToScore(db, '2026-11-28', limit))
    await expectCheap(() => scores.lockLeadsAfter(db, leadCount / 2, limit))
    await expectCheap(() => scores.listLatestLeads(db, limit))
    await expectCheap(() => scores.listScoreChanges(db, 7, limit))
    await expectCheap(() => listFactsOfLeads(db, [7, 8, 9, 70_000]))
    await expectCheap(() => listOutcomes(db, limit))
  })
  test('leads whose budget is compared by another rate', async () => {
    await sql`
      insert into facts (id, lead_id, field, value, by)
      select gen_random_uuid(), id, 'budget', '20000 ' || case when id % 1000 = 0 then 'USD' else 'EUR' end, 'staff' from leads`
    await sql`analyze facts`
    await expectCheap(() => scoreForeignBudgets(db))
  })
  test('turns that are owed', () => expectCheap(() => listOwedTurns(db, limit)))
  test('calls to escalate', async () => {
    await sql`
      update notifications set escalated_at = null
      where kind = 'person_requested' and acknowledged_at is null`
    await expectCheap(async () => {
      // What is explained finds the calls that were taken here.
      const taken = db.transaction(async (tx) => {
        await takeUnacknowledged(tx, 5)
        tx.rollback()
      })
      await expect(taken).rejects.toThrow('Rollback')
    })
  })
  test('open calls of an address', async () => {
    const [visitor] = await sql<{ id: string; startedFrom: string }[]>`
      select id, started_from as "startedFrom" from conversations where lead_id = 8`
    await expectCheap(() => findCallDelay(db, visitor!))
  })
  test('digests of calls', async () => {
    await sql`
      insert into call_digests (admin_id, pending)
      select 1, array_agg(conversation_id) from (select conversation_id from notifications limit 100) as called
      on conflict (admin_id) do update set pending = excluded.pending`
    await expectCheap(() => listDueDigests(db, 10))
    await expectCheap(() => takeDigest(db, 1, { everyMinutes: 10, listed: 20 }))
  })
})

test('each foreign key that acts on a deletion has an index to act by', async () => {
  const missing = await sql<{ key: string }[]>`
    select conrelid::regclass || '.' || attname as key
    from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
      select from pg_index
      where indrelid = conrelid and indkey[0] = conkey[1] and indisvalid
        and (indpred is null or pg_get_expr(indpred, indrelid) = '(' || attname || ' IS NOT NULL)')
    )`
  expect(missing.map(({ key }) => key)).toEqual([])
})
