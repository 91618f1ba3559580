import type { PlayedConversation, RehearsedTurn } from '@oka/contract/rehearsal'

/** What a draft does otherwise than what is published. */
export type Change =
  | { kind: 'reply'; line: number; before: string; after: string }
  | { kind: 'fact'; field: RehearsedTurn['facts'][number]['field']; before: string; after: string }
  | { kind: 'score'; before: string; after: string }

const inForce = (turn: RehearsedTurn | undefined) =>
  new Map(
    (turn?.facts ?? [])
      .filter(({ rejected }) => !rejected)
      .map(({ field, value }) => [field, value]),
  )

/** Compares the same conversation, played as published and by the draft. Empty texts stand for what there is not. */
export function changesBetween(
  published: Pick<PlayedConversation, 'turns'>,
  drafted: Pick<PlayedConversation, 'turns'>,
): Change[] {
  const replies = drafted.turns.flatMap(({ turn }, index): Change[] => {
    const before = published.turns[index]?.turn.reply.content ?? ''
    const after = turn.reply.content
    return before === after ? [] : [{ kind: 'reply', line: index + 1, before, after }]
  })
  const [former, latter] = [published.turns.at(-1)?.turn, drafted.turns.at(-1)?.turn]
  const [known, found] = [inForce(former), inForce(latter)]
  const fields = new Set([...known.keys(), ...found.keys()])
  const facts = [...fields].flatMap((field): Change[] => {
    const [before, after] = [known.get(field) ?? '', found.get(field) ?? '']
    return before === after ? [] : [{ kind: 'fact', field, before, after }]
  })
  const totals = [former?.score.total, latter?.score.total].map((total) => String(total ?? ''))
  const [before = '', after = ''] = totals
  return [
    ...replies,
    ...facts,
    ...(before === after ? [] : [{ kind: 'score' as const, before, after }]),
  ]
}
