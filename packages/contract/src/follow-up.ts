import { z } from 'zod'

import { conversationId } from './chat.ts'
import { locale } from './locale.ts'
import { integer, page, paging } from './page.ts'
import { followUpKinds, followUpViews } from './known-values.ts'

export const followUpKind = z.enum(followUpKinds)
export type FollowUpKind = z.infer<typeof followUpKind>

/** A question is answered, a call-back or a copy done; each may be dismissed. */
export const followUpStatuses = ['open', 'answered', 'done', 'dismissed'] as const
export const followUpStatus = z.enum(followUpStatuses)
export type FollowUpStatus = z.infer<typeof followUpStatus>

export const followUp = z.object({
  id: z.uuid(),
  kind: followUpKind,
  status: followUpStatus,
  conversationId: z.uuid(),
  /** Of the conversation. */
  locale,
  /** Of the conversation, as far as it is known. */
  lead: z.object({ id: z.int(), name: z.string(), company: z.string() }).nullable(),
  messageId: z.uuid(),
  /** The visitor's words, an exact part of that message. */
  quote: z.string(),
  askedAt: z.iso.datetime(),
  /** Of a call-back only. */
  call: z
    .object({
      /** The time as it was said; null where none was. */
      time: z.string().nullable(),
      /** That time by the company's clock; null where it cannot be determined. */
      from: z.iso.datetime().nullable(),
      /** Null where only a start, or a point in time, was said. */
      until: z.iso.datetime().nullable(),
      /** The number to call; null while it is missing. */
      phone: z.string().nullable(),
    })
    .nullable(),
  /** Of a copy only. */
  copy: z
    .object({
      /** The address that the visitor has agreed to. */
      address: z.string(),
      /** What they agreed to, as it was shown; null where they asked by themselves, in the words of `quote`. */
      question: z.string().nullable(),
      /** Whether it goes out by itself when the report is ready; false once it is settled or left to staff. */
      isAutomatic: z.boolean(),
      /** When the visitor took the consent back, or it was declined. */
      withdrawnAt: z.iso.datetime().nullable(),
      /** When the mail was put into the outbox. */
      mailedAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  closedAt: z.iso.datetime().nullable(),
  closedBy: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** The staff message that answers the question. */
  answer: z.object({ messageId: z.uuid(), content: z.string() }).nullable(),
})
export type FollowUp = z.infer<typeof followUp>

export const followUpView = z.enum(followUpViews)
export type FollowUpView = z.infer<typeof followUpView>

export const followUpFilter = z.object({ view: followUpView.default('open') })

export const listFollowUps = followUpFilter.extend(paging)
export type ListFollowUps = z.infer<typeof listFollowUps>

export const followUpPage = page(followUp)

/** Of one conversation, or of all conversations of a lead. */
export const followUpOwner = z
  .object({ conversationId: conversationId.optional(), leadId: integer(1).optional() })
  .refine((owner) => owner.conversationId !== undefined || owner.leadId !== undefined, {
    error: 'must be given, or leadId',
    path: ['conversationId'],
  })
export type FollowUpOwner = z.infer<typeof followUpOwner>

/** Cap of the count of open ones. */
export const followUpCountMax = 100
export const followUpCounts = z.object({
  question: z.int(),
  call_back: z.int(),
  copy: z.int(),
})
export type FollowUpCounts = z.infer<typeof followUpCounts>

const id = z.uuid('must be a UUID')
export const followUpById = z.object({ id })
export const closeFollowUp = z.object({ id, outcome: z.enum(['done', 'dismissed']) })
export type CloseFollowUp = z.infer<typeof closeFollowUp>
