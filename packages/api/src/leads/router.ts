import {
  createLead as createInput,
  deletedPage,
  leadDeleted,
  leadDetail,
  leadErased,
  leadId,
  leadMoves,
  leadPage,
  leadStatus,
  listDeleted as listDeletedInput,
  listLeads as listInput,
  updateLead as updateInput,
} from '@oka/contract/lead'
import { setLeadFact } from '@oka/contract/fact-entry'
import { importLeads as importInput, importResult } from '@oka/contract/lead-import'
import { z } from 'zod'

import { adminProcedure, agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { createLead } from './create-lead.ts'
import { deleteLead, listDeleted, restoreLead } from './delete-lead.ts'
import { eraseLead } from './erase-lead.ts'
import { findLeadDetail } from '../lead-detail.ts'
import { importLeads } from './import-leads.ts'
import { listLeads } from './list-leads.ts'
import { setFact } from './set-fact.ts'
import { updateLead } from './update-lead.ts'

const byId = z.object({ id: leadId })
const rest = { tags: ['Leads'], protect: true }

const moves = Object.entries(leadMoves)
  .map(([from, to]) => `${from} becomes ${to.join(', ')}`)
  .join('; ')

export const leadsRouter = router({
  list: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/leads',
        summary: 'The leads, newest first',
        ...rest,
        description:
          '`q` finds any part of name, company, e-mail or phone, whatever the case or accent. A page that is ' +
          'not the last one names the next in its `Link` header.',
        answer: 'A page of leads.',
      },
    })
    .input(listInput)
    .output(leadPage)
    .query(({ ctx, input }) => listLeads(ctx, input)),

  byStatus: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/leads/status/{status}',
        summary: 'The leads of one status',
        ...rest,
        description: 'As `GET /leads?status=…`.',
        answer: 'A page of leads.',
      },
    })
    .input(listInput.extend({ status: leadStatus }))
    .output(leadPage)
    .query(({ ctx, input }) => listLeads(ctx, input)),

  byId: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/leads/{id}',
        summary: 'A lead with its facts and its score',
        ...rest,
        description:
          'With the facts that are known, each with the words of the visitor that it stands on, and the score, ' +
          'each point with its facts. `fitScore` is `score.total`.',
        answer: 'The lead.',
        problems: ['lead_not_found'],
      },
    })
    .input(byId)
    .output(leadDetail)
    .query(({ ctx, input }) => findLeadDetail(ctx.db, input.id)),

  create: agentProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/leads',
        summary: 'Enter a lead by hand',
        ...rest,
        description:
          'For somebody who called or was met. A phone number without a country code is read as one of the ' +
          'country of the company. A `fitScore` given by hand replaces the computed one, under the name of ' +
          'whoever gave it.',
        answer: 'The lead.',
        body: {
          name: 'Jane Cooper',
          email: 'jane.cooper@acme.example',
          company: 'Acme Ltd',
          phone: '+44 20 7946 0958',
        },
      },
    })
    .input(createInput)
    .output(leadDetail)
    .mutation(({ ctx, input }) => createLead(ctx, ctx.admin, input)),

  import: adminProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/leads/import',
        summary: 'Import leads of another system',
        ...rest,
        description:
          'Takes leads of another system over, with their conversations and reports; all of a call or nothing. ' +
          'A lead is known by its `key`: imported once, it is passed over, so that a call can be made again. ' +
          'The calls of one import have the same `importId`; set `last` on the last one. A conversation that ' +
          'does not fit into a call goes on in the next one, with the number of messages before in ' +
          '`sentMessages`. With `dryRun` nothing is changed.',
        answer: 'What was added, and what became of each lead.',
        body: {
          importId: '0199c2a4-7d1e-7c3a-9f52-3b1f0a6d8e47',
          rows: [
            {
              row: 1,
              key: 'my-crm:17',
              name: 'Jane Cooper',
              email: 'jane.cooper@acme.example',
              company: 'Acme Ltd',
              phone: null,
              fitScore: 60,
              status: 'new',
              createdAt: '2025-03-14T09:30:00Z',
              updatedAt: null,
              messages: [{ role: 'visitor', content: 'Hello', createdAt: '2025-03-14T09:29:00Z' }],
              report: null,
            },
          ],
          last: true,
        },
      },
    })
    .input(importInput)
    .output(importResult)
    .mutation(({ ctx, input }) => importLeads(ctx, ctx.admin, input)),

  update: agentProcedure
    .meta({
      openapi: {
        method: 'PUT',
        path: '/leads/{id}',
        summary: 'Change a lead',
        ...rest,
        description:
          'Changes the fields that are given. With the `version` that was read, an update that comes after ' +
          'somebody else’s is refused as `lead_changed`, with the lead as it is in `current`. A `fitScore` of ' +
          `null takes one given by hand back. A status can be reached from some others only: ${moves}.`,
        answer: 'The lead.',
        body: { status: 'contacted' },
        problems: ['lead_not_found', 'lead_changed', 'lead_move_not_allowed'],
      },
    })
    .input(updateInput)
    .output(leadDetail)
    .mutation(({ ctx, input }) => updateLead(ctx, ctx.admin, input)),

  setFact: agentProcedure
    .meta({
      openapi: {
        method: 'PUT',
        path: '/leads/{id}/facts/{field}',
        summary: 'Correct, reject or add a fact',
        ...rest,
        description:
          'What staff say of a fact stands from then on, whatever the visitor says later, and the score follows. Send ' +
          '`{ "value": "…" }` to correct or add it, `{ "rejected": true }` where it is not so, and `{ "value": null }` to take that ' +
          'back. A budget is an amount with its currency (`25000 EUR`, `20000-30000 EUR`, `500 EUR/month`), a horizon the day ' +
          'by which (`2027-03-31`), a size a number of people (`40`, `10-50`), an authority `decides`, `shares` or `other`, an intent ' +
          '`buyer`, `customer`, `seller`, `applicant`, `student` or `other`.',
        answer: 'The lead.',
        body: { value: '25000 EUR' },
        problems: ['lead_not_found'],
      },
    })
    .input(setLeadFact)
    .output(leadDetail)
    .mutation(({ ctx, input }) => setFact(ctx, ctx.admin, input)),

  delete: adminProcedure
    .meta({
      openapi: {
        method: 'DELETE',
        path: '/leads/{id}',
        summary: 'Delete a lead',
        ...rest,
        description:
          'Hides the lead from everybody, with its conversations, reports and mails. For 30 days it can be ' +
          'restored; then it is erased. Its visitor can go on writing: that is a conversation without the ' +
          'lead, and new contact details in it make a new one.',
        answer: 'When it was deleted.',
        problems: ['lead_not_found'],
      },
    })
    .input(byId)
    .output(leadDeleted)
    .mutation(({ ctx, input }) => deleteLead(ctx, ctx.admin, input.id)),

  listDeleted: adminProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/leads/deleted',
        summary: 'The deleted leads',
        ...rest,
        description:
          'Those that are not erased yet, the last deleted first. `erasedBy` says when that is.',
        answer: 'A page of deleted leads.',
      },
    })
    .input(listDeletedInput)
    .output(deletedPage)
    .query(({ ctx, input }) => listDeleted(ctx, input)),

  restore: adminProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/leads/{id}/restore',
        summary: 'Take the deletion of a lead back',
        ...rest,
        description:
          'Within 30 days, all of it is back as it was. What its visitor has written since stays a ' +
          'conversation of its own.',
        answer: 'The lead.',
        problems: ['lead_not_found', 'lead_not_deleted', 'restore_expired'],
      },
    })
    .input(byId)
    .output(leadDetail)
    .mutation(({ ctx, input }) => restoreLead(ctx, ctx.admin, input.id)),

  erase: adminProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/leads/{id}/erase',
        summary: 'Erase a lead for good',
        ...rest,
        description:
          'At once and for good: the lead, its conversations, notes, reports and mails, what is still queued, ' +
          'and the personal values in the audit. Deleted before or not. There is no way back.',
        answer: 'When it was erased.',
        problems: ['lead_not_found'],
      },
    })
    .input(byId)
    .output(leadErased)
    .mutation(({ ctx, input }) => eraseLead(ctx, ctx.admin, input.id)),
})
