import type { Admin } from '@oka/contract/auth'
import type { FetchedPage } from '@oka/contract/knowledge-article'

import type { Deps } from '../deps.ts'

/** Fetches a page for review; nothing is stored. Throws a refusal named `page_…`. */
export async function fetchPage(
  { limits, fetchPage: fetch }: Pick<Deps, 'limits' | 'fetchPage'>,
  { id }: Admin,
  url: string,
): Promise<FetchedPage> {
  await limits.count('fetch_page', String(id))
  return fetch(url)
}
