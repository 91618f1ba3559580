import { z } from 'zod'

import { admin, email } from './auth.ts'
import { locale } from './locale.ts'
import { role } from './role.ts'

/** Somebody who signs in, as an admin sees them. */
export const member = admin.extend({
  disabledAt: z.iso.datetime().nullable(),
  secondFactor: z.boolean(),
  /** When one of their sessions was last used; null before the first. */
  seenAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type Member = z.infer<typeof member>

/** Somebody a conversation can be handed to, or who can be told of a note. */
export const colleague = z.object({
  id: z.int(),
  name: z.string(),
  role,
  /** Has the inbox open. */
  available: z.boolean(),
})
export type Colleague = z.infer<typeof colleague>

const memberId = z.int().min(1, 'must be a positive number').max(2_147_483_647)
export const memberById = z.object({ id: memberId })
export const setRole = z.object({ id: memberId, role })
export type SetRole = z.infer<typeof setRole>

export const invite = z.object({
  email,
  role,
  /** Of the mail. */
  locale: locale.optional(),
})
export type Invite = z.infer<typeof invite>

export const invited = z.object({
  id: z.uuid(),
  /** Shown this once. */
  inviteToken: z.string(),
  /** Where it is used; the token stands behind the `#`, which no server is sent. */
  url: z.string(),
  expiresAt: z.iso.datetime(),
})
export type Invited = z.infer<typeof invited>

/** One that can still be used. */
export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role,
  /** Name of whoever invited. */
  invitedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type Invitation = z.infer<typeof invitation>

export const invitationById = z.object({ id: z.uuid('must be a UUID') })
export const invitationRevoked = z.object({ revoked: z.literal(true) })
