import { emailedReport } from '@oka/contract/mail'
import {
  editReport as editInput,
  generatedReport,
  generateReport as generateInput,
  report,
  reportEdited,
  reportOfLead,
  reportVersion,
  reportVersionOfLead,
  reportVersionSummary,
} from '@oka/contract/report'
import {
  emailReport as emailInput,
  madeReportLink,
  reportLink,
  previewReportMail as previewInput,
  reportLinkById,
  reportMailDraft,
  reportMailOfLead,
  reportMailPreview,
  shareReport as shareInput,
} from '@oka/contract/report-delivery'
import { findReport, findReportVersion, listReportVersions } from '@oka/db/reports'
import { z } from 'zod'

import { DomainError } from '../domain-error.ts'
import { agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { draftMail, previewMail } from './draft-mail.ts'
import { editReport } from './edit-report.ts'
import { emailReport } from './email-report.ts'
import { generateReport } from './generate-report.ts'
import { listLinks, revokeLink, shareReport } from './share-report.ts'

const rest = { tags: ['Reports'], protect: true }

export const reportRouter = router({
  generate: agentProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/reports/generate',
        summary: 'Generate a report',
        ...rest,
        description:
          'Generates a new version of the report from all messages of the lead. A call while one is being ' +
          'generated joins it; until it is finished the previous version is served. With `wait` the response is ' +
          'sent once the report and its PDF are stored, after a minute at most. Nothing is mailed. With `isNote` a ' +
          'lead that is no buyer gets a short note without advice, instead of a refusal.',
        answer: 'The version, and whether it is ready.',
        body: { leadId: 1, wait: true },
        problems: ['lead_not_found', 'report_needs_conversation', 'report_needs_buyer'],
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
        description:
          'The latest finished version. Each claim names its origin: what the client said, with the numbers of its ' +
          'sources, what the company offers or asks, an assumption, or a member of staff.',
        answer: 'The report.',
        problems: ['report_not_found'],
      },
    })
    .input(reportOfLead)
    .output(report)
    .query(async ({ ctx, input }) => {
      const found = await findReport(ctx.db, input.leadId)
      if (!found) throw new DomainError('report_not_found')
      return found
    }),

  versions: viewerProcedure
    .input(reportOfLead)
    .output(z.array(reportVersionSummary))
    .query(async ({ ctx, input }) => {
      const versions = await listReportVersions(ctx.db, input.leadId)
      if (versions.length === 0) throw new DomainError('report_not_found')
      return versions
    }),

  version: viewerProcedure
    .input(reportVersionOfLead)
    .output(reportVersion)
    .query(async ({ ctx, input }) => {
      const found = await findReportVersion(ctx.db, input.leadId, input.version)
      if (!found) throw new DomainError('report_not_found')
      return { ...found, version: input.version }
    }),

  edit: agentProcedure
    .input(editInput)
    .output(reportEdited)
    .mutation(({ ctx, input }) => editReport(ctx, ctx.admin, input)),

  email: agentProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/reports/{leadId}/email',
        summary: 'Send the report to the lead',
        ...rest,
        description:
          'Puts the mail with the PDF into the outbox, once for each version: a second call returns the first ' +
          'mail with `repeated: true`. `again` sends it once more. Subject and text replace those that are written from the ' +
          'report; `sendAt` puts the mail off, and it can be canceled until then. `replyTo` says where answers go. With ' +
          '`copyId`, the id of a follow-up, the mail goes once to the address that the visitor has agreed to.',
        answer: 'The mail.',
        body: {},
        problems: [
          'lead_not_found',
          'lead_without_email',
          'follow_up_not_found',
          'copy_settled',
          'address_suppressed',
          'report_not_found',
          'report_not_ready',
          'report_changed',
          'report_unprintable',
        ],
      },
    })
    .input(emailInput)
    .output(emailedReport)
    .mutation(({ ctx, input }) => emailReport(ctx, ctx.admin, input)),

  mailDraft: agentProcedure
    .input(reportMailOfLead)
    .output(reportMailDraft)
    .query(({ ctx, input }) => draftMail(ctx, input)),

  previewMail: agentProcedure
    .input(previewInput)
    .output(reportMailPreview)
    .mutation(({ ctx, input }) => previewMail(ctx, input)),

  link: agentProcedure
    .input(shareInput)
    .output(madeReportLink)
    .mutation(({ ctx, input }) => shareReport(ctx, ctx.admin, input)),

  links: viewerProcedure
    .input(reportOfLead)
    .output(z.array(reportLink))
    .query(({ ctx, input }) => listLinks(ctx, input.leadId)),

  revokeLink: agentProcedure
    .input(reportLinkById)
    .output(reportLinkById)
    .mutation(({ ctx, input }) => revokeLink(ctx, ctx.admin, input.id)),
})
