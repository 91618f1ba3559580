import { Agent } from 'node:http'

import { connect } from '@oka/db/connection/connect'

import { type Attack, type Counts, post, startFrom } from './attack.ts'

/** Members of staff who are called, the first admin among them. */
export const staff = 22

/** Visitors who begin a conversation, ask for a person and stay. */
export const staffCalls: Attack = {
  name: 'staff-calls',
  what: `visitors who ask for a person at once, of ${staff} who are mailed`,
  amount: 100,
  prepare: async ({ databaseUrl }) => {
    const sql = connect(databaseUrl, { max: 1 })
    await sql`
      insert into admins (email, password_hash, name, role)
      select 'agent' || n || '@oka.test', '-', 'Agent ' || n, 'agent'
      from generate_series(2, ${staff}) n on conflict do nothing`
    await sql.end()
    return []
  },
  async play(target, { addresses, amount, isOver }) {
    const { port } = target
    const counts: Counts = {}
    const ofOne = Math.ceil(amount / addresses.length)
    const agents = addresses.map(
      (localAddress) => new Agent({ keepAlive: true, maxSockets: 20, localAddress }),
    )
    const ask = async (agent: Agent) => {
      const started = await startFrom(counts, target, agent)
      if (!started) return
      const { conversationId, visitorToken: token } = started
      const call = (path: string, body: object) => post(counts, { port, agent, path, body, token })
      // No mail is sent for a visitor who has left.
      await call('/trpc/chat.setPresence', { conversationId, state: 'looking' })
      await call('/trpc/chat.requestPerson', { conversationId })
    }
    do {
      await Promise.all(agents.flatMap((agent) => Array.from({ length: ofOne }, () => ask(agent))))
    } while (!isOver())
    for (const agent of agents) agent.destroy()
    return counts
  },
  /** As if all had waited for six minutes: a digest goes out after five. */
  settle: async (sql) => {
    await sql`update notifications set created_at = created_at - interval '6 minutes'`
    await sql`update messages set created_at = created_at - interval '6 minutes'`
    await sql`update call_digests set sent_at = sent_at - interval '6 minutes'`
  },
}
