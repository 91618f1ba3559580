import type { FetchedPage } from '@oka/contract/knowledge-article'

/**
 * Fetches a page of the public web as Markdown. Throws a refusal named `page_…` for a page that
 * cannot or may not be fetched.
 */
export type FetchPage = (url: string) => Promise<FetchedPage>
