import type { Admin, ConfirmSecondFactor, SecondFactorSetup } from '@oka/contract/auth'
import { findAdmin, lockAdmin, updateAdmin } from '@oka/db/accounts/admins'
import type { EventName } from '@oka/contract/event'
import { appendEvent } from '@oka/db/audit/events'
import type { AdminRow } from '@oka/db/schema'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { hashSecret } from '../secret.ts'
import { requirePassword, wrongPassword } from './change-password.ts'
import { checkAttempt } from './attempt-limiter.ts'
import { newRecoveryCodes } from './recovery-codes.ts'

/** Milliseconds a setup may take until its first code. */
const setupLife = 15 * 60 * 1000

export async function readSecondFactor(
  { db }: Pick<Deps, 'db'>,
  { id }: Admin,
): Promise<{ enabled: boolean; recoveryCodesLeft: number }> {
  const admin = await findAdmin(db, id)
  return {
    enabled: admin !== undefined && admin.totpSecret !== null,
    recoveryCodesLeft: admin?.recoveryCodes.length ?? 0,
  }
}

/** Starts to set up an authenticator app. Takes effect once its first code is confirmed. */
export async function setUpSecondFactor(
  deps: Deps,
  { id }: Admin,
  password: string,
): Promise<SecondFactorSetup> {
  const { email, totpSecret } = await requirePassword(deps, id, password)
  if (totpSecret !== null) throw new DomainError('second_factor_enabled')
  const secret = deps.secondFactors.newSecret()
  const { name: issuer } = await readCompany(deps.db)
  const setup = JSON.stringify({ id, secret, until: Date.now() + setupLife })
  return {
    secret,
    uri: deps.secondFactors.uri(secret, { issuer, label: email }),
    setup: deps.vault.seal(setup),
  }
}

/** Activates the second factor; returns the recovery codes, which are shown only once. */
export async function confirmSecondFactor(
  deps: Deps,
  admin: Admin,
  { setup, code }: ConfirmSecondFactor,
): Promise<{ recoveryCodes: string[] }> {
  const secret = readSetup(deps, admin, setup)
  const step = await checkAttempt(
    deps,
    ['second_factor', String(admin.id)],
    async () => (await deps.secondFactors.check(secret, code, null)) ?? undefined,
  )
  if (step === undefined) throw invalidInput('code', 'must be the code that the app shows now')
  return change(deps, admin, {
    event: 'admin.second_factor_enabled',
    wasOn: false,
    to: { totpSecret: deps.vault.seal(secret), totpUsedStep: step },
  })
}

function readSetup({ vault }: Pick<Deps, 'vault'>, { id }: Admin, setup: string): string {
  const opened = vault.open(setup)
  const read = opened && (JSON.parse(opened) as { id: number; secret: string; until: number })
  if (read && read.id === id && Date.now() < read.until) return read.secret
  throw invalidInput('setup', 'must be that of a setup begun in the last 15 minutes')
}

/** Removes the second factor. */
export async function removeSecondFactor(
  deps: Deps,
  admin: Admin,
  password: string,
): Promise<{ removed: true }> {
  const verified = await requirePassword(deps, admin.id, password)
  await change(deps, verified, {
    event: 'admin.second_factor_removed',
    wasOn: true,
    to: { totpSecret: null, totpUsedStep: null, recoveryCodes: [] },
  })
  return { removed: true }
}

/** Replaces the recovery codes; the former ones become invalid. */
export async function renewRecoveryCodes(
  deps: Deps,
  admin: Admin,
  password: string,
): Promise<{ recoveryCodes: string[] }> {
  const verified = await requirePassword(deps, admin.id, password)
  return change(deps, verified, { event: 'admin.recovery_codes_renewed', wasOn: true, to: {} })
}

type Change = {
  event: EventName
  /** Whether the second factor must be on, or off, before the change. */
  wasOn: boolean
  to: Parameters<typeof updateAdmin>[2]
}

/** With the hash that a password was verified by, nothing changes if another password was set since. */
async function change(
  { db }: Pick<Deps, 'db'>,
  { id, passwordHash }: Pick<AdminRow, 'id'> & Partial<Pick<AdminRow, 'passwordHash'>>,
  { event, wasOn, to }: Change,
): Promise<{ recoveryCodes: string[] }> {
  const recoveryCodes = newRecoveryCodes()
  await db.transaction(async (tx) => {
    const before = await lockAdmin(tx, id)
    if (!before || before.disabledAt !== null) throw new DomainError('unauthenticated')
    if (passwordHash !== undefined && before.passwordHash !== passwordHash) throw wrongPassword()
    if ((before.totpSecret !== null) !== wasOn) {
      throw new DomainError(wasOn ? 'second_factor_not_enabled' : 'second_factor_enabled')
    }
    await updateAdmin(tx, id, { recoveryCodes: recoveryCodes.map(hashSecret), ...to })
    await appendEvent(tx, { name: event, adminId: id, subjectId: id })
  })
  return { recoveryCodes }
}
