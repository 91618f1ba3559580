import { claimPassages, postponeEmbedding, storeVectors } from '@oka/db/knowledge/embeddings'

import type { Deps } from '../deps.ts'
import type { Embeddings } from '../ports/models.ts'
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
    const vectors = await embedAll(embeddings, texts, stopping).catch(async (error: unknown) => {
      await postponeEmbedding(db, model)
      throw error
    })
    if (!vectors) return postponeEmbedding(db, model)
    const stored = passages.flatMap(({ passageId }, at) => {
      const vector = vectors[at]
      return vector ? [{ passageId, vector: packVector(vector) }] : []
    })
    await storeVectors(db, model, stored)
  }
}

/**
 * A vector for each text: where the server refuses them together, each by itself, since one may be too long for its model, and
 * null for those refused. Null for all while the server is left alone. Throws where it takes none.
 */
async function embedAll(
  { embed }: Embeddings,
  texts: readonly string[],
  stopping: AbortSignal,
): Promise<(number[] | null)[] | null> {
  const embedSome = (some: readonly string[]) => {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)])
    return embed(some, { conversationId: null, signal })
  }
  try {
    return await embedSome(texts)
  } catch (refusal) {
    const vectors: (number[] | null)[] = []
    for (const text of texts) {
      const embedded = await embedSome([text]).catch(() => [null])
      if (!embedded) break
      vectors.push(embedded[0]!)
    }
    if (vectors.every((vector) => vector === null)) throw refusal
    return vectors
  }
}
