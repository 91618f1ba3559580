import type { Message } from '@oka/contract/chat'

/** A message of which the server has said that it is stored. */
export type Entry = Pick<Message, 'id' | 'seq' | 'content'> & { clientMessageId: string }

export type Line = {
  conversationId: string
  /** What the visitor sent begins with it, and nothing else does. */
  name: string
  /** In the order in which they were acknowledged; each was sent after the one before. */
  acknowledged: readonly Entry[]
  /** What those who look on received. */
  received: readonly (readonly Message[])[]
}

/** What was lost, doubled, reordered or put into another's conversation; nothing when all is well. */
export function compareLedger(line: Line, stored: readonly Message[]): string[] {
  return [
    ...compareStored(line, stored),
    ...compareAnswers(stored),
    ...line.received.flatMap((received) => compareReceived(line, stored, received)),
  ].map((fault) => `${line.name}: ${fault}`)
}

function compareStored({ name, acknowledged }: Line, stored: readonly Message[]): string[] {
  const found: string[] = []
  const gap = stored.findIndex(({ seq }, index) => seq !== index + 1)
  if (gap >= 0) found.push(`seq ${stored[gap]!.seq} stands where ${gap + 1} should`)
  for (const { role, content } of stored) {
    const isForeign = role === 'visitor' && !content.startsWith(`${name} `)
    if (isForeign) found.push(`“${content}” is foreign`)
  }
  for (const [index, { seq, content }] of acknowledged.entries()) {
    const former = acknowledged[index - 1]
    if (former && former.seq > seq) found.push(`“${content}” stands before what was sent first`)
  }
  return [...found, ...acknowledged.flatMap((entry) => compareEntry(entry, stored))]
}

function compareEntry({ id, seq, content }: Entry, stored: readonly Message[]): string[] {
  const copies = stored.filter((message) => message.content === content)
  const [copy] = copies
  if (!copy) return [`“${content}” was lost`]
  if (copies.length > 1) return [`“${content}” is there ${copies.length} times`]
  const isSame = copy.id === id && copy.seq === seq
  return isSame ? [] : [`“${content}” is not the one that was acknowledged`]
}

function compareAnswers(stored: readonly Message[]): string[] {
  const spoken = stored.filter(({ role }) => role !== 'system')
  const twice = spoken.filter(
    ({ role }, index) => role === 'assistant' && spoken[index - 1]?.role === 'assistant',
  )
  return twice.map(({ seq }) => `${seq} answers what was answered already`)
}

function compareReceived(
  { conversationId }: Line,
  stored: readonly Message[],
  received: readonly Message[],
): string[] {
  const foreign = received.filter((message) => message.conversationId !== conversationId)
  if (foreign.length > 0) return [`${foreign.length} messages of others were received`]
  const is = received.map(({ seq, id }) => `${seq} ${id}`)
  const should = stored.map(({ seq, id }) => `${seq} ${id}`)
  const first = is.findIndex((one, index) => one !== should[index])
  if (first < 0 && is.length === should.length) return []
  const place = first < 0 ? is.length : first
  return [`was received ${is[place] ?? 'nothing'} where ${should[place] ?? 'nothing'} should be`]
}
