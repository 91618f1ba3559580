import robotsParser from 'robots-parser'

import type { Requester } from './get-text.ts'
import { refusal } from './get-text.ts'

/** What a crawler must at least read of a robots.txt (RFC 9309 section 2.5). */
const robotsMaxBytes = 500 * 1024
const redirectsMax = 3

type Robots = {
  /** Whether the robots.txt of its site allows the page. */
  allow: (url: URL) => Promise<boolean>
}

/** The robots.txt of each site, read once (RFC 9309). */
export function createRobots(requester: Requester, robotName: string): Robots {
  const known = new Map<string, Promise<string | null>>()
  return {
    async allow(url) {
      const rules = known.get(url.origin) ?? readRobots(new URL('/robots.txt', url), requester)
      known.set(url.origin, rules)
      const text = await rules
      if (text === null) return false
      return parse(`${url.origin}/robots.txt`, text).isAllowed(url.href, robotName) !== false
    },
  }
}

// Its types declare the package once more, which makes a function of a default export.
const parse = robotsParser as unknown as (
  url: string,
  text: string,
) => { isAllowed: (url: string, robot: string) => boolean | undefined }

/** Null where everything is disallowed, since the site cannot say (section 2.3.1.4). */
async function readRobots(first: URL, requester: Requester): Promise<string | null> {
  let url = first
  for (let redirects = 0; redirects <= redirectsMax; redirects++) {
    const { status, location, body } = await requester.get(url, robotsMaxBytes)
    if (location === null) {
      if (status >= 500) return null
      return status >= 200 && status < 300 ? new TextDecoder().decode(body) : ''
    }
    const next = URL.parse(location, url)
    if (!next || !/^https?:$/.test(next.protocol)) throw refusal('page_redirects')
    url = next
  }
  // More redirects than are followed count as a file that is not there (section 2.3.1.2).
  return ''
}
