import {
  createLead as createInput,
  deletedFilter,
  deletedPage,
  leadDeleted,
  leadDetail,
  leadErased,
  leadFilter,
  leadId,
  leadPage,
  leadStatus,
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

export const leadsRouter = router({
  list: viewerProcedure
    .meta({
      openapi: { method: 'GET', path: '/leads', summary: 'The leads, newest first', ...rest },
    })
    .input(leadFilter)
    .output(leadPage)
    .query(({ ctx, input }) => listLeads(ctx, input)),

  byStatus: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/leads/status/{status}',
        summary: 'The leads of one status',
        ...rest,
      },
    })
    .input(leadFilter.extend({ status: leadStatus }))
    .output(leadPage)
    .query(({ ctx, input }) => listLeads(ctx, input)),

  byId: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/leads/{id}',
        summary: 'A lead with its facts and its score',
        ...rest,
      },
    })
    .input(byId)
    .output(leadDetail)
    .query(({ ctx, input }) => findLeadDetail(ctx.db, input.id)),

  create: agentProcedure
    .meta({ openapi: { method: 'POST', path: '/leads', summary: 'Enter a lead by hand', ...rest } })
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
      },
    })
    .input(importInput)
    .output(importResult)
    .mutation(({ ctx, input }) => importLeads(ctx, ctx.admin, input)),

  update: agentProcedure
    .meta({ openapi: { method: 'PUT', path: '/leads/{id}', summary: 'Change a lead', ...rest } })
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
      },
    })
    .input(setLeadFact)
    .output(leadDetail)
    .mutation(({ ctx, input }) => setFact(ctx, ctx.admin, input)),

  delete: adminProcedure
    .meta({ openapi: { method: 'DELETE', path: '/leads/{id}', summary: 'Delete a lead', ...rest } })
    .input(byId)
    .output(leadDeleted)
    .mutation(({ ctx, input }) => deleteLead(ctx, ctx.admin, input.id)),

  listDeleted: adminProcedure
    .meta({
      openapi: { method: 'GET', path: '/leads/deleted', summary: 'The deleted leads', ...rest },
    })
    .input(deletedFilter)
    .output(deletedPage)
    .query(({ ctx, input }) => listDeleted(ctx, input)),

  restore: adminProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/leads/{id}/restore',
        summary: 'Take the deletion of a lead back',
        ...rest,
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
      },
    })
    .input(byId)
    .output(leadErased)
    .mutation(({ ctx, input }) => eraseLead(ctx, ctx.admin, input.id)),
})
