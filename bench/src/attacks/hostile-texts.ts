import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'

import { messageMaxLength } from '@oka/contract/limits'

import { type Attack, type Counts, type Play, post, startFrom, type Target } from './attack.ts'
import { fillConversation } from './fill-conversation.ts'

const fill = (piece: string) => piece.repeat(messageMaxLength / piece.length)
const between = (run: string) => `x${run.repeat((messageMaxLength - 2) / run.length)}x`

/** Each was slow to read once. */
export const slowTexts = {
  'line breaks': between('\n'),
  ellipses: between('…'),
  'exclamation marks': between('!'),
  'a keyword in a run': fill('gdpr-'),
  'blanks behind a keyword': `dans${' '.repeat(messageMaxLength - 5)}x`,
  'long ligatures': fill('ﷺ'),
}

/** Of which a conversation had too much. */
export const longProse = fill('Notre portail est lent, et nos clients s’en plaignent le lundi. ')

/** Messages of the kind that a conversation has before. */
const former = 199

export const slowPatterns: Attack = {
  name: 'slow-texts',
  what: 'texts that were slow to read, each behind 199 of its kind',
  amount: 50,
  play: (target, play) => sayAgain(target, play, Object.values(slowTexts)),
}

export const prose: Attack = {
  name: 'prose',
  what: 'messages of 4,000 characters of prose, each behind 199 others',
  amount: 50,
  play: (target, play) => sayAgain(target, play, [longProse]),
}

/** So many conversations that have much of such text, to which more is said, and answered, again and again. */
async function sayAgain(
  target: Target,
  { addresses, amount, isOver }: Play,
  contents: readonly string[],
): Promise<Counts> {
  const { port, databaseUrl } = target
  const counts: Counts = {}
  const path = '/api/chat/message'
  const say = async (agent: Agent, content: string) => {
    const started = await startFrom(counts, target, agent)
    if (!started) return
    await fillConversation(databaseUrl, started.conversationId, Array(former).fill(content))
    const token = started.visitorToken
    do {
      const body = { clientMessageId: randomUUID(), content, wait: true }
      await post(counts, { port, agent, path, body, token })
    } while (!isOver())
  }
  await Promise.all(
    addresses.map(async (localAddress, index) => {
      const agent = new Agent({ keepAlive: true, localAddress })
      const ofOne = Math.ceil(amount / addresses.length)
      const one = (_: unknown, number: number) =>
        say(agent, contents[(index + number) % contents.length]!)
      await Promise.all(Array.from({ length: ofOne }, one))
      agent.destroy()
    }),
  )
  return counts
}
