import { Worker } from 'node:worker_threads'

import type { FetchPage } from '@oka/api/ports/fetch-page'
import { articleMaxLength } from '@oka/contract/limits'
import type { FetchedPage } from '@oka/contract/knowledge-article'

import { decodeText, typeOf } from './decode-text.ts'
import { type Answer, openRequester, refusal, type Requester, type Resolve } from './get-text.ts'
import { isPublicAddress } from './public-address.ts'
import type { ReadablePage } from './readable-page.ts'
import { createRobots } from './robots.ts'

/** The name by which a robots.txt addresses us. */
const robotName = 'OKA-Knowledge'
const pageMaxBytes = 2 * 1024 * 1024
const redirectsMax = 3
/** Characters below which a page has no text to speak of. */
const textMinLength = 20

type FetchPageOptions = {
  /** The address under which whoever runs the site learns who asks. */
  contact: string
  /** The script of the thread that reads HTML; a bundle passes the address of its own. */
  script?: URL
  resolve?: Resolve
  isAllowed?: (address: string) => boolean
  /** Milliseconds for all of it. */
  timeoutMs?: number
}

/**
 * Fetches a page of the public web as Markdown, if its site's robots.txt allows. Every redirect is
 * followed by hand, and its host checked as the first one. HTML is read in a thread of its own, since
 * a hostile page could hold an event loop for long.
 *
 * The page throws a refusal named `page_…`, with `url` as its field.
 */
export function createFetchPage({
  contact,
  script = new URL('./readable-page-worker.ts', import.meta.url),
  resolve,
  isAllowed = isPublicAddress,
  timeoutMs = 10_000,
}: FetchPageOptions): FetchPage {
  return async (given) => {
    const signal = AbortSignal.timeout(timeoutMs)
    await using requester = openRequester({
      userAgent: `${robotName}/1.0 (+${contact})`,
      ...(resolve && { resolve }),
      isAllowed,
      signal,
    })
    const { url, answer } = await follow(new URL(given), requester)
    const page = await read(url, answer, { script, signal })
    const body = page.body.trim()
    if (body.length < textMinLength) throw refusal('page_empty')
    if (body.length > articleMaxLength) throw refusal('page_too_large')
    return { ...page, body, url: url.href } satisfies FetchedPage
  }
}

async function follow(first: URL, requester: Requester): Promise<{ url: URL; answer: Answer }> {
  const robots = createRobots(requester, robotName)
  let url = first
  for (let redirects = 0; redirects <= redirectsMax; redirects++) {
    if (!(await robots.allow(url))) throw refusal('page_disallowed')
    const answer = await requester.get(url, pageMaxBytes)
    if (answer.location === null) return { url, answer }
    url = readLocation(answer.location, url)
  }
  throw refusal('page_redirects')
}

function readLocation(location: string, base: URL): URL {
  const url = URL.parse(location, base)
  const isWeb = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  if (!isWeb) throw refusal('page_redirects')
  return url
}

type ReadOptions = { script: URL; signal: AbortSignal }

async function read(url: URL, answer: Answer, options: ReadOptions): Promise<ReadablePage> {
  if (answer.status === 404 || answer.status === 410) throw refusal('page_missing')
  if (answer.status < 200 || answer.status > 299) {
    throw refusal('page_refused', `The site answered ${answer.status} instead of the page.`)
  }
  if (answer.isCut) throw refusal('page_too_large')
  const type = typeOf(answer.contentType)
  const isHtml = type === 'text/html'
  if (!isHtml && type !== 'text/plain' && type !== 'text/markdown') throw refusal('page_not_text')
  const text = decodeText(answer.body, answer.contentType, isHtml)
  if (isHtml) return readInThread({ html: text, url: url.href }, options)
  return { title: titleOf(url, text), body: text, locale: null }
}

/** The first heading of Markdown, or the last part of the address. */
function titleOf(url: URL, text: string): string {
  const [, heading] = /^# +(\S.*)$/m.exec(text) ?? []
  const name = url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname
  return (heading ?? name).trim().slice(0, 200)
}

async function readInThread(
  page: { html: string; url: string },
  { script, signal }: ReadOptions,
): Promise<ReadablePage> {
  const answer = Promise.withResolvers<ReadablePage>()
  const late = (): void => answer.reject(refusal('page_too_slow'))
  const thread = new Worker(script, {
    workerData: page,
    // A third of the time goes to the garbage collector with the usual young generation.
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 },
  })
  thread.on('message', (message: { page: ReadablePage } | object) => {
    // Under `node --watch` a thread also sends its parent the modules it imported.
    if ('page' in message) answer.resolve(message.page)
  })
  // HTML that is nested too deep, or too large for the thread.
  thread.on('error', () => answer.reject(refusal('page_empty')))
  thread.on('exit', () => answer.reject(refusal('page_empty')))
  signal.addEventListener('abort', late)
  try {
    if (signal.aborted) late()
    return await answer.promise
  } finally {
    signal.removeEventListener('abort', late)
    await thread.terminate()
  }
}
