import { claimPassages, postponeEmbedding, storeVectors } from '@oka/db/knowledge/embeddings'

import type { Deps } from '../deps.ts'
import type { Embeddings } from '../ports.ts'
import { packVector } from './vectors.ts'

/** Where no model is set. */
export const noEmbeddings: Embeddings = { model: null, embed: () => Promise.resolve(null) }

/** Passages of one request. */
const batchSize = 32
/** Milliseconds that a request may take. */
const timeoutMs = 20_000

/**
 * Embeds the passages that have no vector of the model in use, until there are none. Throws where the provider does not answer; no
 * process then asks it again for a minute.
 */
export async function embedPassages({
  db,
  embeddings,
  stopping,
}: Pick<Deps, 'db' | 'embeddings' | 'stopping'>): Promise<void> {
  while (!stopping.aborted) {
    const { model } = embeddings
    if (model === null) return
    const passages = await claimPassages(db, model, batchSize)
    if (passages.length === 0) return
    const texts = passages.map(({ heading, content }) => `${heading}\n${content}`)
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)])
    const vectors = await embeddings
      .embed(texts, { conversationId: null, signal })
      .catch(async (error: unknown) => {
        await postponeEmbedding(db, model)
        throw error
      })
    if (!vectors) return postponeEmbedding(db, model)
    const stored = passages.map(({ passageId }, at) => {
      return { passageId, vector: packVector(vectors[at]!) }
    })
    await storeVectors(db, model, stored)
  }
}
