import type { CannedReply } from '@oka/contract/canned-reply'
import { foldAccents } from '@oka/contract/fold-text'
import type { Locale } from '@oka/contract/locale'

/**
 * Replies that contain these words: those in the language first, and among them those whose title
 * starts with them.
 */
export function findReplies(
  replies: readonly CannedReply[],
  query: string,
  locale: Locale | undefined,
): CannedReply[] {
  const wanted = foldAccents(query.trim())
  const found = replies.filter(({ title, content }) =>
    foldAccents(`${title}\n${content}`).includes(wanted),
  )
  const rank = (reply: CannedReply): number =>
    Number(reply.locale !== locale) * 2 + Number(!foldAccents(reply.title).startsWith(wanted))
  return found.toSorted((one, other) => rank(one) - rank(other))
}
