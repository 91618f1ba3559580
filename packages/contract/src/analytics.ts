import { z } from 'zod'

import { refusal } from './fact.ts'
import { leadStatus } from './lead.ts'

export const stats = z.object({
  leads: z.int(),
  conversations: z.int(),
  messages: z.int(),
  reports: z.int(),
  mails: z.int(),
  /** Of the leads that have a score; null when there are none. */
  averageScore: z.number().nullable(),
  medianScore: z.number().nullable(),
  /** The last 30 days in the time zone of the company, oldest first, without gaps. */
  days: z.array(z.object({ date: z.iso.date(), conversations: z.int(), leads: z.int() })),
})
export type Stats = z.infer<typeof stats>

export const leadsByStatus = z.array(z.object({ status: leadStatus, count: z.int() }))
export const averageScore = z.object({ average: z.number().nullable(), count: z.int() })

/** Of the last 30 days, every reason. */
export const refusedFacts = z.array(z.object({ reason: refusal, count: z.int() }))
export type RefusedFacts = z.infer<typeof refusedFacts>
