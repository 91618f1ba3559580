import type { Locale } from '@oka/contract/locale'
import type { Role } from '@oka/contract/role'
import { roles } from '@oka/contract/known-values'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

import { createdAt, id, isoTimestamp, updatedAt } from './columns.ts'
import { oneOf } from './one-of.ts'

/** The people who work in the admin app, whatever their role. */
export const admins = pgTable(
  'admins',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    email: varchar({ length: 255 }).notNull(),
    passwordHash: varchar({ length: 255 }).notNull(),
    name: varchar({ length: 255 }).notNull(),
    role: varchar({ length: 50 }).$type<Role>().notNull().default('viewer'),
    /** What reports say of the consultant; empty where it was not given. */
    phone: varchar({ length: 40 }).notNull().default(''),
    /** Where a call with them is booked. */
    bookingUrl: text().notNull().default(''),
    disabledAt: isoTimestamp(),
    /** Until when an account with the inbox open counts as available; a heartbeat renews it. */
    availableUntil: isoTimestamp(),
    /** Encrypted. Null until a second factor is confirmed. */
    totpSecret: text(),
    /** Time step of the last code that was used, which works no second time (RFC 6238 section 5.2). */
    totpUsedStep: integer(),
    /** Hashes of the recovery codes that are still unused. */
    recoveryCodes: jsonb().$type<string[]>().notNull().default([]),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (admin) => [
    uniqueIndex('admins_email_unique').on(sql`lower(${admin.email})`),
    check('admins_role_known', oneOf(admin.role, roles)),
  ],
)
export type AdminRow = typeof admins.$inferSelect

/** A sign-in on a device. Its refresh tokens rotate; reuse of a rotated one ends it. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    adminId: integer()
      .notNull()
      .references(() => admins.id, { onDelete: 'cascade' }),
    userAgent: text().notNull().default(''),
    address: text().notNull().default(''),
    /** The language of the app on that device; null where it is not known. */
    locale: varchar({ length: 10 }).$type<Locale>(),
    createdAt: createdAt(),
    usedAt: isoTimestamp()
      .notNull()
      .default(sql`now()`),
    expiresAt: isoTimestamp().notNull(),
    endedAt: isoTimestamp(),
  },
  (session) => [index('sessions_admin').on(session.adminId)],
)
export type SessionRow = typeof sessions.$inferSelect

export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    /** SHA-256 of the token, base64url: the token itself is known to the browser alone. */
    hash: text().primaryKey(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    retiredAt: isoTimestamp(),
    /** Its successor, for the grace period in which a lost response may be requested again. */
    successor: text(),
  },
  (token) => [index('refresh_tokens_session').on(token.sessionId)],
)

/** A one-time link: an invitation, or a password reset. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    kind: varchar({ length: 20 }).$type<'invitation' | 'reset'>().notNull(),
    tokenHash: text().notNull(),
    email: varchar({ length: 255 }).notNull(),
    /** Of the account to create; null for a reset. */
    role: varchar({ length: 50 }).$type<Role>(),
    invitedBy: integer().references(() => admins.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    expiresAt: isoTimestamp().notNull(),
    usedAt: isoTimestamp(),
    revoked: boolean().notNull().default(false),
  },
  (invitation) => [
    unique('invitations_token_unique').on(invitation.tokenHash),
    index('invitations_email').on(invitation.email),
    index('invitations_invited_by')
      .on(invitation.invitedBy)
      .where(sql`invited_by is not null`)
      .concurrently(),
  ],
)
export type InvitationRow = typeof invitations.$inferSelect
