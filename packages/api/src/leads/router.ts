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
import { scoreHistory } from '@oka/contract/score'
import { z } from 'zod'

import { adminProcedure, agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { createLead } from './create-lead.ts'
import { deleteLead, listDeleted, restoreLead } from './delete-lead.ts'
import { eraseLead } from './erase-lead.ts'
import { findLeadDetail } from '../lead-detail.ts'
import { importLeads } from './import-leads.ts'
import { listLeads } from './list-leads.ts'
import { listScoreHistory } from './list-score-history.ts'
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
          '`q` matches any part of name, company, e-mail or phone, ignoring case and accents. The `Link` header of ' +
          'a page leads to the next one, if any. A page of a search without three letters or digits in a row may have ' +
          'fewer leads than `limit`, and still lead to a next one.',
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

  scoreHistory: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/leads/{id}/score-history',
        summary: 'How the score of a lead has changed',
        ...rest,
        description:
          'The latest twenty changes, each with what caused it and the points of each criterion that moved.',
        answer: 'The changes, newest first.',
        problems: ['lead_not_found'],
      },
    })
    .input(byId)
    .output(scoreHistory)
    .query(({ ctx, input }) => listScoreHistory(ctx, input.id)),

  byId: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/leads/{id}',
        summary: 'A lead with its facts and its score',
        ...rest,
        description:
          'With its known facts, each with the quotation of the visitor it follows from, and the score, each ' +
          'criterion with its facts. `fitScore` is `score.total`.',
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
        summary: 'Create a lead',
        ...rest,
        description:
          'For contacts from outside the chat. A phone number without a country code is read as one of the ' +
          'country of the company. A `fitScore` set here overrides the computed one, and is shown with the name ' +
          'of the member of staff who set it.',
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
        summary: 'Import leads from another system',
        ...rest,
        description:
          'Imports leads with their conversations and reports. Each call is atomic. `key` identifies a lead: one ' +
          'that was imported before is skipped, so that a call can be retried. The calls of one import share an ' +
          '`importId`; set `last` on the last one. A conversation that exceeds the limit of a call continues in ' +
          'the next one, with the number of messages already sent in `sentMessages`. With `dryRun` nothing is ' +
          'changed.',
        answer: 'The totals, and the outcome for each lead.',
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
        summary: 'Update a lead',
        ...rest,
        description:
          'Updates the given fields. `version` is an optimistic lock: when the lead was changed since that version ' +
          'was read, the update is refused as `lead_changed`, with the current lead in `current`. A `fitScore` of ' +
          `\`null\` restores the computed one. Allowed changes of status: ${moves}.`,
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
          'A value set by staff takes precedence over what the visitor states later, and the score is recomputed. Send ' +
          '`{ "value": "…" }` to correct or add the fact, `{ "rejected": true }` to reject it, and `{ "value": null }` to undo ' +
          'either. A budget is an amount with its currency (`25000 EUR`, `20000-30000 EUR`, `500 EUR/month`), a horizon the due ' +
          'date (`2027-03-31`), a size a number of people (`40`, `10-50`), an authority `decides`, `shares` or `other`, an intent ' +
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
          'Soft-deletes the lead, with its conversations, reports and mails. It can be restored for 30 days; then ' +
          'it is erased. Messages its visitor writes afterwards start a conversation without a lead, and new ' +
          'contact details in it create a new lead.',
        answer: 'The time of the deletion.',
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
          'Those that are not erased yet, the most recently deleted first. `erasedBy` is the time of the erasure.',
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
        summary: 'Restore a deleted lead',
        ...rest,
        description:
          'Restores everything, within 30 days of the deletion. What its visitor has written since stays a separate ' +
          'conversation.',
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
        summary: 'Erase a lead permanently',
        ...rest,
        description:
          'Erases the lead, its conversations, notes, reports and mails, its queued jobs, and its personal values in ' +
          'the audit, whether or not it was deleted before. This cannot be undone.',
        answer: 'The time of the erasure.',
        problems: ['lead_not_found'],
      },
    })
    .input(byId)
    .output(leadErased)
    .mutation(({ ctx, input }) => eraseLead(ctx, ctx.admin, input.id)),
})
