import { z } from 'zod'

import { locale } from './locale.ts'
import { role } from './role.ts'
import { secureUrl } from './secure-url.ts'
import { text } from './text.ts'

export const email = z
  .string()
  .trim()
  .normalize('NFKC')
  .toLowerCase()
  .max(255, 'must have at most 255 characters')
  .pipe(z.email('must be an e-mail address'))

/** Characters of a new password: long enough without rules of composition (NIST SP 800-63B-4, 3.1.1.2), and short enough that hashing it is no attack. */
export const passwordMinLength = 12
export const passwordMaxLength = 256

/**
 * Normalised, since keyboards encode accents in several forms (RFC 8265 section 4.2; NIST SP
 * 800-63B-4, 3.1.1.2).
 */
const passwordText = z.string().normalize('NFC')

/** An existing password, of any length that was allowed when it was chosen. */
const shownPassword = passwordText
  .min(1, 'must not be empty')
  .max(passwordMaxLength, `must have at most ${passwordMaxLength} characters`)

/** A new password. The server decides whether it is too easy to guess. */
export const newPassword = passwordText
  .min(passwordMinLength, `must have at least ${passwordMinLength} characters`)
  .max(passwordMaxLength, `must have at most ${passwordMaxLength} characters`)

/** Received in a link or a response and sent back unchanged. */
const oneTimeToken = z.string().min(1, 'must not be empty').max(2000)

const personName = text(255, 1)

export const admin = z.object({
  id: z.int(),
  email: z.string(),
  name: z.string(),
  role,
})
export type Admin = z.infer<typeof admin>

export const session = z.object({
  accessToken: z.string(),
  /** Life of the access token in seconds. */
  expiresIn: z.int(),
  admin,
})
export type Session = z.infer<typeof session>

export const login = z.object({ email, password: shownPassword })
export type Login = z.infer<typeof login>

/** The password was right and a code is required: `auth.verifySecondFactor` takes both. */
export const secondFactorAsked = z.object({ secondFactor: z.literal(true), challenge: z.string() })
export type SecondFactorAsked = z.infer<typeof secondFactorAsked>

export const loggedIn = z.union([session, secondFactorAsked])
export type LoggedIn = z.infer<typeof loggedIn>

export const verifySecondFactor = z.object({
  challenge: oneTimeToken,
  /** Six digits of the authenticator, or one of the recovery codes. */
  code: z.string().trim().min(1, 'must not be empty').max(40, 'must have at most 40 characters'),
})
export type VerifySecondFactor = z.infer<typeof verifySecondFactor>

export const register = z.object({
  email,
  password: newPassword,
  name: personName,
  /** Of the invitation, or the one-time token in the log while there is no admin at all. */
  inviteToken: oneTimeToken.optional(),
})
export type Register = z.infer<typeof register>

export const readInvitation = z.object({ inviteToken: oneTimeToken })
export const invitationRead = z.object({
  /** Null for the first admin, who chooses one. */
  email: z.string().nullable(),
  role,
  company: z.string(),
})
export type InvitationRead = z.infer<typeof invitationRead>

export const requestReset = z.object({
  email,
  /** Of the mail. */
  locale: locale.optional(),
})
export type RequestReset = z.infer<typeof requestReset>
/** The same whether or not there is such an account. */
export const resetRequested = z.object({ requested: z.literal(true) })

export const reset = z.object({
  resetToken: oneTimeToken,
  password: newPassword,
  /** Locale of the mail that confirms the change. */
  locale: locale.optional(),
})
export type Reset = z.infer<typeof reset>
export const resetDone = z.object({ reset: z.literal(true) })

export const loggedOut = z.object({ loggedOut: z.literal(true) })

/** One's own account: what reports say of the consultant who signs them, besides the name. */
export const profile = admin.extend({
  phone: z.string(),
  /** Where a call with them is booked; empty where there is none. */
  bookingUrl: z.string(),
})
export type Profile = z.infer<typeof profile>

/** Updates only the given fields. */
export const updateProfile = z.object({
  name: personName.optional(),
  phone: text(40).optional(),
  bookingUrl: z
    .union([z.literal(''), secureUrl], { error: 'must be an address that begins with https://' })
    .optional(),
})
export type UpdateProfile = z.infer<typeof updateProfile>

export const changePassword = z.object({
  password: shownPassword,
  newPassword,
  /** Locale of the mail that confirms the change. */
  locale: locale.optional(),
})
export type ChangePassword = z.infer<typeof changePassword>
/** All other sessions have ended; `endedSessions` says how many. */
export const passwordChanged = z.object({ endedSessions: z.int() })

/** One sign-in on one device. */
export const sessionInfo = z.object({
  id: z.uuid(),
  /** As the browser names itself. */
  userAgent: z.string(),
  /** IP address it was last used from. */
  address: z.string(),
  createdAt: z.iso.datetime(),
  usedAt: z.iso.datetime(),
  /** Whether it is the caller's own session. */
  current: z.boolean(),
})
export type SessionInfo = z.infer<typeof sessionInfo>

export const endSession = z.object({ sessionId: z.uuid('must be a UUID') })
export const sessionsEnded = z.object({ ended: z.int() })

export const secondFactor = z.object({
  enabled: z.boolean(),
  recoveryCodesLeft: z.int(),
})

/** Re-authentication: the password protects changes to the account's security. */
export const confirmPassword = z.object({ password: shownPassword })

export const secondFactorSetup = z.object({
  /** Base32, to be typed where no picture can be taken. */
  secret: z.string(),
  /** `otpauth://…`, what the QR code holds. */
  uri: z.string(),
  /** Sent back with the first code, which activates it. */
  setup: z.string(),
})
export type SecondFactorSetup = z.infer<typeof secondFactorSetup>

export const confirmSecondFactor = z.object({
  setup: oneTimeToken,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'must be six digits'),
})
export type ConfirmSecondFactor = z.infer<typeof confirmSecondFactor>

/** Shown once; each works once. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
export const secondFactorRemoved = z.object({ removed: z.literal(true) })
