import { analyticsRouter } from './analytics/router.ts'
import { authRouter } from './auth/router.ts'
import { chatRouter } from './chat/router.ts'
import { leadsRouter } from './leads/router.ts'
import { mailRouter } from './mail/router.ts'
import { reportRouter } from './report/router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  analytics: analyticsRouter,
  auth: authRouter,
  chat: chatRouter,
  leads: leadsRouter,
  mail: mailRouter,
  report: reportRouter,
})

export type AppRouter = typeof appRouter
