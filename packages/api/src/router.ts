import { analyticsRouter } from './analytics/router.ts'
import { answerRouter } from './answer/router.ts'
import { auditRouter } from './audit/router.ts'
import { authRouter } from './auth/router.ts'
import { cannedReplyRouter } from './canned-reply/router.ts'
import { rehearsalRouter } from './chat/rehearsal-router.ts'
import { chatRouter } from './chat/router.ts'
import { followUpRouter } from './follow-up/router.ts'
import { knowledgeRouter } from './knowledge/router.ts'
import { leadsRouter } from './leads/router.ts'
import { mailRouter } from './mail/router.ts'
import { noteRouter } from './note/router.ts'
import { notificationRouter } from './notification/router.ts'
import { providerRouter } from './provider/router.ts'
import { reportRouter } from './report/router.ts'
import { rubricRouter } from './rubric/router.ts'
import { settingsRouter } from './settings/router.ts'
import { teamRouter } from './team/router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  analytics: analyticsRouter,
  answer: answerRouter,
  audit: auditRouter,
  auth: authRouter,
  cannedReply: cannedReplyRouter,
  chat: chatRouter,
  followUp: followUpRouter,
  knowledge: knowledgeRouter,
  leads: leadsRouter,
  mail: mailRouter,
  note: noteRouter,
  notification: notificationRouter,
  provider: providerRouter,
  rehearsal: rehearsalRouter,
  report: reportRouter,
  rubric: rubricRouter,
  settings: settingsRouter,
  team: teamRouter,
})

export type AppRouter = typeof appRouter
