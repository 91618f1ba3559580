import { z } from 'zod'

import { modelBudgetName } from './model-usage.ts'

/**
 * The first four call all who may chat, until one of them acknowledges; the others call one
 * person, the last each admin.
 */
export const notificationKinds = [
  'hot_lead',
  'person_requested',
  'call_back_requested',
  'visitor_answered',
  'handed_over',
  'mentioned',
  'budget_reached',
] as const
export const notificationKind = z.enum(notificationKinds)
export type NotificationKind = z.infer<typeof notificationKind>

export const notification = z.object({
  id: z.uuid(),
  kind: notificationKind,
  /** Null where it is about a budget. */
  conversationId: z.uuid().nullable(),
  /** Of calls to the language model; null where it is about a conversation. */
  budget: modelBudgetName.nullable(),
  /** The colleague who caused it, if any. */
  from: z.string().nullable(),
  /** Of the conversation, as far as it is known. */
  lead: z
    .object({
      id: z.int(),
      name: z.string(),
      company: z.string(),
      fitScore: z.int().nullable(),
    })
    .nullable(),
  createdAt: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
})
export type Notification = z.infer<typeof notification>

export const notificationById = z.object({ id: z.uuid('must be a UUID') })
