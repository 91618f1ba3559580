import { z } from 'zod'

import { admin, email } from './auth.ts'
import { locale } from './locale.ts'
import { role } from './role.ts'

/** An account as admins see it. */
export const member = admin.extend({
  disabledAt: z.iso.datetime().nullable(),
  secondFactor: z.boolean(),
  /** When one of their sessions was last used; null before the first. */
  seenAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type Member = z.infer<typeof member>

/** A member of staff to whom a conversation can be handed over, or who can be mentioned. */
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
  /** Shown only once. */
  inviteToken: z.string(),
  /** The invitation page; the token is in the fragment, which is not sent to servers. */
  url: z.string(),
  expiresAt: z.iso.datetime(),
})
export type Invited = z.infer<typeof invited>

/** An invitation that is still valid. */
export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role,
  /** Name of the admin who invited. */
  invitedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type Invitation = z.infer<typeof invitation>

export const invitationById = z.object({ id: z.uuid('must be a UUID') })
export const invitationRevoked = z.object({ revoked: z.literal(true) })
