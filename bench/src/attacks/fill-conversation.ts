import { connect } from '@oka/db/connection/connect'

/** Puts what a visitor said into a conversation, past the limits on writing, as if it had been answered and learnt from. */
export async function fillConversation(
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
