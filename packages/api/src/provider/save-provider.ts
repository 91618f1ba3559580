import type { Admin } from '@oka/contract/auth'
import type {
  ProviderCheck,
  ProviderState,
  SaveProvider,
  TestProvider,
} from '@oka/contract/model-provider'
import { appendEvent } from '@oka/db/audit/events'
import type { Db } from '@oka/db/client'
import {
  lockProvider,
  type ProviderRow,
  readProvider,
  type StoredProvider,
  storeProvider,
} from '@oka/db/model-provider'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import type { ProviderSettings } from '../ports/models.ts'
import { readProviderState } from './read-provider.ts'

type ProviderDeps = Pick<Deps, 'db' | 'vault' | 'limits' | 'modelProviders' | 'stopping'>

/** Characters of the key that are shown. */
const keyEndLength = 4
/** A key must be longer than this for its end to be shown. */
const keyShownFrom = 12

/**
 * Asks a server what it can do. Throws a refusal named `provider_…` for one that cannot be used. The result is kept where
 * these are the stored settings.
 */
export async function testProvider(
  deps: ProviderDeps,
  admin: Admin,
  given: TestProvider,
): Promise<ProviderCheck> {
  const { settings, check } = await checkGiven(deps, admin, given)
  await deps.db.transaction(async (tx) => {
    const { version, provider } = await lockProvider(tx)
    if (!provider || !isStored(deps, provider, settings)) return
    await storeProvider(tx, { version, provider: { ...provider, check } })
  })
  return check
}

/**
 * Saves a server that has just been tried: every process uses it from now on. Throws a refusal named `provider_…` for one
 * that cannot be used, and `provider_changed` with the current state when `version` is stale; nothing is saved then.
 */
export async function saveProvider(
  deps: ProviderDeps,
  admin: Admin,
  given: SaveProvider,
): Promise<ProviderState> {
  await refuseStale(deps, await readProvider(deps.db), given.version)
  const { settings, check } = await checkGiven(deps, admin, given)
  const { apiKey, baseUrl, models } = settings
  return change(deps, given.version, async (tx, { version, provider: before }) => {
    const provider: StoredProvider = {
      baseUrl,
      models,
      sealedKey: deps.vault.seal(apiKey),
      keyEnd: apiKey.length >= keyShownFrom ? apiKey.slice(-keyEndLength) : '',
      check,
    }
    await storeProvider(tx, { version: version + 1, provider })
    await appendEvent(tx, {
      name: 'provider.saved',
      adminId: admin.id,
      data: { keyChanged: given.apiKey !== undefined },
      details: { before: recorded(before), after: recorded(provider) },
    })
  })
}

/** Removes the server from the settings: that of the environment is used again, or the assistant of rules. */
export async function removeProvider(
  deps: ProviderDeps,
  admin: Admin,
  given: { version?: number | undefined },
): Promise<ProviderState> {
  return change(deps, given.version, async (tx, { version, provider: before }) => {
    if (!before) return
    await storeProvider(tx, { version: version + 1, provider: null })
    await appendEvent(tx, {
      name: 'provider.removed',
      adminId: admin.id,
      data: {},
      details: { before: recorded(before), after: {} },
    })
  })
}

/** What the audit says of it: never the key. */
const recorded = (provider: StoredProvider | null) =>
  provider ? { baseUrl: provider.baseUrl, models: provider.models } : {}

async function change(
  deps: ProviderDeps,
  version: number | undefined,
  apply: (tx: Db, row: ProviderRow) => Promise<void>,
): Promise<ProviderState> {
  return deps.db.transaction(async (tx) => {
    const row = await lockProvider(tx)
    await refuseStale({ ...deps, db: tx }, row, version)
    await apply(tx, row)
    return readProviderState({ ...deps, db: tx })
  })
}

async function refuseStale(
  deps: ProviderDeps,
  row: ProviderRow,
  version: number | undefined,
): Promise<void> {
  if (version === undefined || version === row.version) return
  throw new DomainError('provider_changed', { current: await readProviderState(deps) })
}

async function checkGiven(
  deps: ProviderDeps,
  admin: Admin,
  given: TestProvider,
): Promise<{ settings: ProviderSettings; check: ProviderCheck }> {
  await deps.limits.count('provider_checks', String(admin.id))
  const settings = { ...given, apiKey: given.apiKey ?? (await storedKey(deps, given.baseUrl)) }
  return { settings, check: await deps.modelProviders.check(settings, deps.stopping) }
}

/** The stored key is sent to no other server than the one it was entered for. */
async function storedKey(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  baseUrl: string,
): Promise<string> {
  const { provider } = await readProvider(db)
  if (!provider) throw invalidInput('apiKey', 'must be given')
  if (new URL(provider.baseUrl).origin !== new URL(baseUrl).origin) {
    throw invalidInput('apiKey', 'must be given for another server')
  }
  const key = vault.open(provider.sealedKey)
  if (key === undefined) throw invalidInput('apiKey', 'must be given again: JWT_SECRET was changed')
  return key
}

function isStored(
  { vault }: Pick<Deps, 'vault'>,
  provider: StoredProvider,
  { baseUrl, apiKey, models }: ProviderSettings,
): boolean {
  return (
    provider.baseUrl === baseUrl &&
    JSON.stringify(provider.models) === JSON.stringify(models) &&
    vault.open(provider.sealedKey) === apiKey
  )
}
