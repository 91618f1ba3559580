import type { InboxEvent } from '@oka/contract/chat'

import type { Deps } from '../deps.ts'

/**
 * Tells which conversations and leads have changed, for as long as the caller stays. Opens with
 * `resync`, and says it again whenever wake-ups may have been missed: there is no cursor, the
 * client fetches its lists again.
 */
export async function* followInbox(
  { topics }: Pick<Deps, 'topics'>,
  signal: AbortSignal,
): AsyncGenerator<InboxEvent> {
  using follower = topics.follow('*')
  yield { type: 'resync' }
  for (;;) {
    const news = await follower.next(signal)
    if (!news) return
    if (news.everything) yield { type: 'resync' }
    else for (const topic of news.topics) yield* toEvent(topic)
  }
}

function* toEvent(topic: string): Generator<InboxEvent> {
  const [kind, id] = topic.split(':')
  if (kind === 'conversation') yield { type: 'conversation', conversationId: id! }
  if (kind === 'lead') yield { type: 'lead', leadId: Number(id) }
}
