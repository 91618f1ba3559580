import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'

import { messageMaxLength } from '@oka/contract/limits'

import { type Attack, type Begun, type Counts, type Play, post, type Target } from './attack.ts'
import { beginLong } from './fill-conversation.ts'

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
  prepare: (target, play) => begin(target, play, Object.values(slowTexts)),
  play: sayAgain,
}

export const prose: Attack = {
  name: 'prose',
  what: 'messages of 4,000 characters of prose, each behind 199 others',
  amount: 50,
  prepare: (target, play) => begin(target, play, [longProse]),
  play: sayAgain,
}

/** So many conversations of these addresses that have much of such text. */
function begin(
  target: Target,
  { addresses, amount }: Pick<Play, 'addresses' | 'amount'>,
  contents: readonly string[],
): Promise<Begun[]> {
  const ofEach = Array.from({ length: amount }, (_, index) => addresses[index % addresses.length]!)
  return beginLong(target, ofEach, { contents, times: former })
}

/** More of the same is said, and answered, again and again. */
async function sayAgain({ port }: Target, { begun, isOver }: Play): Promise<Counts> {
  const counts: Counts = {}
  const path = '/api/chat/message'
  const say = async ({ localAddress, visitorToken: token, content }: Begun) => {
    const agent = new Agent({ keepAlive: true, localAddress })
    do {
      const body = { clientMessageId: randomUUID(), content, wait: true }
      await post(counts, { port, agent, path, body, token })
    } while (!isOver())
    agent.destroy()
  }
  await Promise.all(begun.map(say))
  return counts
}
