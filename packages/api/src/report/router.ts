import { emailedReport } from '@oka/contract/mail'
import {
  emailReport as emailInput,
  generatedReport,
  generateReport as generateInput,
  report,
  reportLink,
  reportOfLead,
} from '@oka/contract/report'
import { findReport } from '@oka/db/reports'

import { DomainError } from '../domain-error.ts'
import { agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { emailReport } from './email-report.ts'
import { generateReport } from './generate-report.ts'
import { shareReport } from './share-report.ts'

const rest = { tags: ['Reports'], protect: true }

export const reportRouter = router({
  generate: agentProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/reports/generate',
        summary: 'Have a report written',
        ...rest,
      },
    })
    .input(generateInput)
    .output(generatedReport)
    .mutation(({ ctx, input }) => generateReport(ctx, ctx.admin, input)),

  byLead: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/reports/{leadId}',
        summary: 'The report of a lead',
        ...rest,
      },
    })
    .input(reportOfLead)
    .output(report)
    .query(async ({ ctx, input }) => {
      const found = await findReport(ctx.db, input.leadId)
      if (!found) throw new DomainError('report_not_found')
      return found
    }),

  email: agentProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/reports/{leadId}/email',
        summary: 'Send the report to the lead',
        ...rest,
      },
    })
    .input(emailInput)
    .output(emailedReport)
    .mutation(({ ctx, input }) => emailReport(ctx, ctx.admin, input)),

  link: agentProcedure
    .input(reportOfLead)
    .output(reportLink)
    .mutation(({ ctx, input }) => shareReport(ctx, ctx.admin, input.leadId)),
})
