import { Agent } from 'node:http'

import { connect } from '@oka/db/connection/connect'

import { type Begun, startFrom, type Target } from './attack.ts'

/** Begins a conversation from each address, in which so much was said: one after the other, so as to be no load. */
export async function beginLong(
  target: Target,
  addresses: readonly string[],
  said: { contents: readonly string[]; times: number },
): Promise<Begun[]> {
  const begun: Begun[] = []
  for (const [index, localAddress] of addresses.entries()) {
    const agent = new Agent({ localAddress })
    const started = await startFrom({}, target, agent)
    agent.destroy()
    if (!started) throw new Error('A conversation was refused.')
    const content = said.contents[index % said.contents.length]!
    const contents = Array<string>(said.times).fill(content)
    await fillConversation(target.databaseUrl, started.conversationId, contents)
    begun.push({ ...started, localAddress, content })
  }
  return begun
}

/** Puts what a visitor said into a conversation, past the limits on writing, as if it had been answered and learnt from. */
async function fillConversation(
  databaseUrl: string,
  conversationId: string,
  contents: readonly string[],
): Promise<void> {
  const sql = connect(databaseUrl, { max: 1 })
  try {
    await sql`
      insert into messages (id, conversation_id, seq, turn, role, content)
      select gen_random_uuid(), ${conversationId}, seq, seq, 'visitor', content
      from unnest(${contents as string[]}::text[]) with ordinality as said (content, seq)`
    await sql`
      update conversations set last_seq = ${contents.length}, turn = ${contents.length},
        answered_turn = ${contents.length}, learnt_seq = ${contents.length}
      where id = ${conversationId}`
  } finally {
    await sql.end()
  }
}
