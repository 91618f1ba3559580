import type { SecondFactorAsked, Session, VerifySecondFactor } from '@oka/contract/auth'
import { findAdmin, useRecoveryCode, useTotpStep } from '@oka/db/accounts/admins'
import { appendEvent } from '@oka/db/audit/events'
import type { AdminRow } from '@oka/db/schema'

import type { Context } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { hashSecret } from '../secret.ts'
import { checkAttempt } from './attempt-limiter.ts'
import { readRecoveryCode } from './recovery-codes.ts'
import { deviceOf, openSession, requireCookie } from './session.ts'

/** Seconds in which the code must be sent. */
const challengeLife = 300

/** Asks for the second factor; the challenge proves that the password was right. */
export async function askForCode(
  { signedTokens }: Pick<Context, 'signedTokens'>,
  admin: AdminRow,
): Promise<SecondFactorAsked> {
  const challenge = await signedTokens.sign('second-factor', subjectOf(admin), challengeLife)
  return { secondFactor: true, challenge }
}

/** Bound to the password's hash, so that a changed password invalidates the challenge. */
const subjectOf = ({ id, passwordHash }: AdminRow) => `${id}:${hashSecret(passwordHash)}`

/**
 * Signs in with the code of the authenticator, or a recovery code, each of which works once. Throws
 * `challenge_expired`, `second_factor_wrong`, and `too_many_requests` after too many failures.
 */
export async function verifySecondFactor(
  ctx: Context,
  { challenge, code }: VerifySecondFactor,
): Promise<Session> {
  requireCookie(ctx)
  const admin = await findChallenged(ctx, challenge)
  const right = await checkAttempt(ctx, ['second_factor', String(admin.id)], async () =>
    (await isRightCode(ctx, admin, code)) ? admin : undefined,
  )
  if (!right) {
    const after = deviceOf(ctx)
    await ctx.db.transaction((tx) =>
      appendEvent(tx, { name: 'admin.sign_in_failed', subjectId: admin.id, details: { after } }),
    )
    throw new DomainError('second_factor_wrong')
  }
  return openSession(ctx, right, 'challenge_expired')
}

async function findChallenged(ctx: Context, challenge: string): Promise<AdminRow> {
  const subject = await ctx.signedTokens.verify('second-factor', challenge)
  const admin = subject && (await findAdmin(ctx.db, Number(subject.split(':')[0])))
  if (!admin || subjectOf(admin) !== subject) throw new DomainError('challenge_expired')
  return admin
}

async function isRightCode(
  { db, vault, secondFactors }: Context,
  { id, totpSecret, totpUsedStep }: AdminRow,
  code: string,
): Promise<boolean> {
  const recoveryCode = readRecoveryCode(code)
  if (recoveryCode) return useRecoveryCode(db, id, hashSecret(recoveryCode))
  const secret = totpSecret === null ? undefined : vault.open(totpSecret)
  if (!secret) return false
  const step = await secondFactors.check(secret, code.replaceAll(' ', ''), totpUsedStep)
  return step !== null && useTotpStep(db, id, step)
}
