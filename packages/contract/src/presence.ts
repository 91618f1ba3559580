import { z } from 'zod'

import { conversationId } from './chat.ts'

/** `typing` and `looking` expire after some seconds unless renewed; `away` ends both at once. */
export const presenceStates = ['looking', 'typing', 'away'] as const
export const presenceState = z.enum(presenceStates)
export type PresenceState = z.infer<typeof presenceState>

export const setPresence = z.object({ conversationId, state: presenceState })
export type SetPresence = z.infer<typeof setPresence>
export const presenceSet = z.object({ state: presenceState })

/** Who views the conversation. The visitor only gets the staff who type. */
export const conversationPresence = z.object({
  type: z.literal('presence'),
  people: z.array(
    z.object({
      role: z.enum(['visitor', 'agent']),
      /** The member of staff's id; only sent to staff. */
      adminId: z.int().nullable(),
      name: z.string().nullable(),
      typing: z.boolean(),
    }),
  ),
  /** `seq` of the last message the visitor had on screen. */
  visitorReadSeq: z.int(),
})
export type ConversationPresence = z.infer<typeof conversationPresence>
