import { analyticsRouter } from './analytics/router.ts'
import { auditRouter } from './audit/router.ts'
import { authRouter } from './auth/router.ts'
import { chatRouter } from './chat/router.ts'
import { leadsRouter } from './leads/router.ts'
import { mailRouter } from './mail/router.ts'
import { reportRouter } from './report/router.ts'
import { teamRouter } from './team/router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  analytics: analyticsRouter,
  audit: auditRouter,
  auth: authRouter,
  chat: chatRouter,
  leads: leadsRouter,
  mail: mailRouter,
  report: reportRouter,
  team: teamRouter,
})

export type AppRouter = typeof appRouter
