import type { ProposedClaim, ProposedSection } from '@oka/api/ports'

export type SectionKind = 'context' | 'needs' | 'findings' | 'recommendations' | 'nextSteps'

/** Claims of one subject; one without messages is advice, or an assumption. */
export type ClaimList = {
  kind: SectionKind
  claims: { text: string; messageIds: string[] }[]
}

const kinds = {
  context: 'situation',
  needs: 'wanted',
  findings: 'understood',
} as const

/** The sections of a report, as they are proposed. */
export function proposeSections(lists: readonly ClaimList[]): ProposedSection[] {
  return lists.map(({ kind, claims: texts }) => {
    const isOurs = kind === 'recommendations' || kind === 'nextSteps'
    const claims = texts.map(({ text, messageIds }, index): ProposedClaim => {
      const theirs = { kind: 'theirs', messageIds, quote: null } as const
      const own = isOurs ? ({ kind: 'ours' } as const) : ({ kind: 'assumption' } as const)
      return {
        id: `${kind}.${index + 1}`,
        text,
        origin: messageIds.length > 0 ? theirs : own,
        field: null,
      }
    })
    if (kind === 'recommendations') return { kind: 'options', options: [], claims }
    if (kind === 'nextSteps')
      return {
        kind,
        claims: claims.map((claim) => Object.assign({ who: null, when: null }, claim)),
      }
    return { kind: kinds[kind], claims }
  })
}
