import type { CannedReply } from '@oka/contract/canned-reply'
import type { Locale } from '@oka/contract/locale'

import { fold } from '../ui/fold.ts'

/** The replies with these words in title or text: those of the language first, and of them those whose title begins so. */
export function findReplies(
  replies: readonly CannedReply[],
  query: string,
  locale: Locale | undefined,
): CannedReply[] {
  const wanted = fold(query.trim())
  const found = replies.filter(({ title, content }) =>
    fold(`${title}\n${content}`).includes(wanted),
  )
  const rank = (reply: CannedReply): number =>
    Number(reply.locale !== locale) * 2 + Number(!fold(reply.title).startsWith(wanted))
  return found.toSorted((one, other) => rank(one) - rank(other))
}
