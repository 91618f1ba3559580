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
        description: 'How many leads stand where.',
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
        description: 'Of the leads that have a score.',
        answer: 'The average, null when there is none, and of how many.',
      },
    })
    .output(averageScore)
    .query(({ ctx }) => readAverageScore(ctx.db)),

  refusedFacts: adminProcedure.output(refusedFacts).query(({ ctx }) => readRefusals(ctx.db)),
})
