import type { Locale } from '@oka/contract/locale'

import type { Db } from '../client.ts'
import { newId } from '../id.ts'
import { knowledgeArticles, knowledgePassages } from '../schema.ts'

export type GivenArticle = {
  title: string
  locale: Locale
  passages: readonly { heading: string; content: string }[]
  url?: string
  updatedAt?: string
}

/** Stores articles for a test, as they are. Returns their ids. */
export async function addArticles(db: Db, articles: readonly GivenArticle[]): Promise<string[]> {
  const ids: string[] = []
  for (const { title, locale, passages, url = null, updatedAt } of articles) {
    const id = newId()
    ids.push(id)
    const body = passages.map(({ heading, content }) => `## ${heading}\n\n${content}`).join('\n\n')
    await db.insert(knowledgeArticles).values({
      id,
      kind: 'page',
      locale,
      title,
      body,
      sourceUrl: url,
      ...(updatedAt && { updatedAt }),
    })
    await db.insert(knowledgePassages).values(
      passages.map(({ heading, content }, position) => ({
        id: newId(),
        articleId: id,
        position,
        locale,
        heading: `${title} › ${heading}`,
        content,
      })),
    )
  }
  return ids
}
