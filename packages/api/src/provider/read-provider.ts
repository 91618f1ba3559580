import { costOf, type ProviderState, vectorsName } from '@oka/contract/model-provider'
import { listModelSpending, readProvider } from '@oka/db/model-provider'
import { countEmbedded } from '@oka/db/knowledge/embeddings'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { companyDay } from '../model-meter.ts'

/** The language model of the settings, that of the environment, which of them is in use, and what was spent. */
export async function readProviderState({
  db,
  vault,
  modelProviders: { environment, allowsPrivate },
}: Pick<Deps, 'db' | 'vault' | 'modelProviders'>): Promise<ProviderState> {
  const [{ version, provider }, company] = await Promise.all([readProvider(db), readCompany(db)])
  const spent = await listModelSpending(db, companyDay(company, new Date()).day)
  const { sealedKey, ...shown } = provider ?? { sealedKey: '' }
  const isReadable = provider !== null && vault.open(sealedKey) !== undefined
  const server = isReadable ? provider : environment
  const vectors = server && vectorsName(server)
  return {
    origin: originOf(isReadable, environment),
    version,
    saved: provider && { ...(shown as Omit<typeof provider, 'sealedKey'>), isReadable },
    environment,
    allowsPrivate,
    embedded: vectors === null ? null : await countEmbedded(db, vectors),
    spent: spent.map((one) =>
      Object.assign(one, { cost: costOf(company.modelPrices, one.model, one.tokens) }),
    ),
  }
}

function originOf(isReadable: boolean, environment: object | null): ProviderState['origin'] {
  if (isReadable) return 'settings'
  return environment ? 'environment' : 'none'
}
