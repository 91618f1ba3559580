import { notification, notificationById } from '@oka/contract/notification'
import { listNotifications } from '@oka/db/notifications'
import { z } from 'zod'

import { agentProcedure, router } from '../trpc.ts'
import { acknowledgeNotification } from './acknowledge-notification.ts'

/** Older notifications are outdated. */
const listMaxSize = 50

export const notificationRouter = router({
  list: agentProcedure
    .output(z.array(notification))
    .query(({ ctx }) => listNotifications(ctx.db, ctx.admin.id, listMaxSize)),

  acknowledge: agentProcedure
    .input(notificationById)
    .output(notification)
    .mutation(({ ctx, input }) => acknowledgeNotification(ctx, ctx.admin, input.id)),
})
