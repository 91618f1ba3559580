import { averageScore, leadsByStatus, refusedFacts, stats } from '@oka/contract/analytics'
import { countLeadsByStatus, readAverageScore, readStats } from '@oka/db/analytics'
import { readRefusals } from '@oka/db/leads/fact-refusals'

import { adminProcedure, router, viewerProcedure } from '../trpc.ts'

const rest = { method: 'GET' as const, tags: ['Analytics'], protect: true }

export const analyticsRouter = router({
  stats: viewerProcedure
    .meta({
      openapi: {
        path: '/analytics/stats',
        summary: 'Counts and averages',
        ...rest,
        description: 'Totals, the average and the median score, and the last 30 days.',
        answer: 'The counts and averages.',
      },
    })
    .output(stats)
    .query(({ ctx }) => readStats(ctx.db)),

  leadsByStatus: viewerProcedure
    .meta({
      openapi: {
        path: '/analytics/leads-by-status',
        summary: 'Leads by status',
        ...rest,
        description: 'The number of leads in each status.',
        answer: 'Every status with its number of leads.',
      },
    })
    .output(leadsByStatus)
    .query(({ ctx }) => countLeadsByStatus(ctx.db)),

  avgScore: viewerProcedure
    .meta({
      openapi: {
        path: '/analytics/avg-score',
        summary: 'The average score',
        ...rest,
        description: 'The mean over the leads that have a score.',
        answer: 'The average, null without any, and the number of leads it is over.',
      },
    })
    .output(averageScore)
    .query(({ ctx }) => readAverageScore(ctx.db)),

  refusedFacts: adminProcedure.output(refusedFacts).query(({ ctx }) => readRefusals(ctx.db)),
})
