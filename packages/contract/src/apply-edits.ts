import {
  type AddedClaim,
  mapClaims,
  type ReportClaim,
  type ReportDocument,
  type ReportEdits,
  type ReportSection,
  type ReportSectionKind,
  reportSections,
} from './report.ts'

/**
 * A generated document as people have edited it: claims reworded by them, hidden and added, and the
 * sections in their order. An edit of a claim that is no longer generated waits for its return.
 */
export function applyEdits(generated: ReportDocument, edits: ReportEdits): ReportDocument {
  const sections = reportSections.flatMap((kind) => {
    const section = generated.sections.find((one) => one.kind === kind)
    const added = edits.added.filter((one) => one.section === kind)
    const edited = section && mapClaims(section, (claim) => applyEdit(claim, edits))
    const whole = addClaims(edited ?? emptySection(kind), added)
    return isEmpty(whole) ? [] : [whole]
  })
  return { ...generated, sections: inOrder(sections, edits.order) }
}

function applyEdit<Claim extends ReportClaim>(claim: Claim, edits: ReportEdits): Claim | null {
  const edit = edits.claims[claim.id]
  if (!edit) return claim
  if (edit.isHidden) return null
  const { author, isHidden: _isHidden, ...words } = edit
  // Only a step has who and when.
  const names = (['text', 'who', 'when'] as const).filter(
    (name) => words[name] !== null && name in claim,
  )
  if (names.length === 0) return claim
  const changed = Object.fromEntries(names.map((name) => [name, words[name]]))
  return { ...claim, ...changed, origin: { kind: 'staff', author } }
}

function addClaims(
  section: ReportSection,
  added: readonly (AddedClaim & { author: string })[],
): ReportSection {
  if (added.length === 0) return section
  const claims = added.map(({ id, text, who, when, author }) => {
    return { id, text, origin: { kind: 'staff' as const, author }, field: null, who, when }
  })
  if (section.kind === 'nextSteps') return { ...section, claims: [...section.claims, ...claims] }
  const plain = claims.map(({ id, text, origin, field }) => ({ id, text, origin, field }))
  return { ...section, claims: [...section.claims, ...plain] }
}

function emptySection(kind: ReportSectionKind): ReportSection {
  return kind === 'options' ? { kind, options: [], claims: [] } : { kind, claims: [] }
}

const isEmpty = (section: ReportSection): boolean =>
  section.claims.length === 0 && (section.kind !== 'options' || section.options.length === 0)

/** Sections that the order does not name come after those that it does. */
function inOrder(
  sections: readonly ReportSection[],
  order: readonly ReportSectionKind[],
): ReportSection[] {
  const rank = (kind: ReportSectionKind) =>
    order.includes(kind) ? order.indexOf(kind) : order.length
  return sections.toSorted((one, other) => rank(one.kind) - rank(other.kind))
}
