import {
  claimsOf,
  type ReportClaim,
  type ReportDocument,
  type ReportSectionKind,
} from '@oka/contract/report'
import { diffWords } from 'diff'

export type ClaimChange = {
  id: string
  section: ReportSectionKind
  kind: 'added' | 'removed' | 'changed'
  /** The words of both, in their order. */
  parts: { id: number; text: string; kind: 'same' | 'added' | 'removed' }[]
}

type Placed = { section: ReportSectionKind; text: string }

/** What differs between two versions, claim by claim, in the order of the later one. */
export function compareDocuments(before: ReportDocument, after: ReportDocument): ClaimChange[] {
  const [former, next] = [placesOf(before), placesOf(after)]
  const segmenter = new Intl.Segmenter(after.locale, { granularity: 'word' })
  const changes = [...next].flatMap(([id, { section, text }]): ClaimChange[] => {
    const old = former.get(id)
    if (!old) return [{ id, section, kind: 'added', parts: [{ id: 0, text, kind: 'added' }] }]
    if (old.text === text) return []
    const parts = diffWords(old.text, text, { intlSegmenter: segmenter }).map((part, index) => ({
      id: index,
      text: part.value,
      kind: kindOf(part),
    }))
    return [{ id, section, kind: 'changed', parts }]
  })
  const removed = [...former].flatMap(([id, { section, text }]): ClaimChange[] =>
    next.has(id)
      ? []
      : [{ id, section, kind: 'removed', parts: [{ id: 0, text, kind: 'removed' }] }],
  )
  return [...changes, ...removed]
}

/** Whether the sections that both have are in another order. */
export function isReordered(before: ReportDocument, after: ReportDocument): boolean {
  return commonKinds(before, after).join(' ') !== commonKinds(after, before).join(' ')
}

const commonKinds = (one: ReportDocument, other: ReportDocument) =>
  one.sections
    .map(({ kind }) => kind)
    .filter((kind) => other.sections.some((section) => section.kind === kind))

function kindOf({
  added,
  removed,
}: {
  added: boolean
  removed: boolean
}): ClaimChange['parts'][number]['kind'] {
  if (added) return 'added'
  return removed ? 'removed' : 'same'
}

function placesOf({ sections }: ReportDocument): Map<string, Placed> {
  return new Map(
    sections.flatMap((section) =>
      claimsOf(section).map((claim) => [claim.id, { section: section.kind, text: wordsOf(claim) }]),
    ),
  )
}

/** Of a step also who and when. */
function wordsOf(claim: ReportClaim & { who?: string | null; when?: string | null }): string {
  return [claim.text, claim.who, claim.when].filter(Boolean).join(' · ')
}
