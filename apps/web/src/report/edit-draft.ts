import {
  type AddedClaim,
  type ClaimEdit,
  type ReportEdits,
  type ReportSectionKind,
  reportSections,
} from '@oka/contract/report'

/** Edits that are not saved yet. */
export type Draft = {
  /** All sections. */
  order: ReportSectionKind[]
  claims: Record<string, ClaimEdit>
  added: AddedClaim[]
}

const asGenerated: ClaimEdit = { text: null, who: null, when: null, isHidden: false }

export function toDraft({ order, claims, added }: ReportEdits): Draft {
  const rest = reportSections.filter((kind) => !order.includes(kind))
  return {
    order: [...order, ...rest],
    claims: Object.fromEntries(
      Object.entries(claims).map(([id, { text, who, when, isHidden }]) => {
        return [id, { text, who, when, isHidden }]
      }),
    ),
    added: added.map(({ id, section, text, who, when }) => ({ id, section, text, who, when })),
  }
}

export const editOf = ({ claims }: Draft, id: string): ClaimEdit => claims[id] ?? asGenerated

/** What the server takes: no claim that is as it was generated, and none that says nothing. */
export function toInput({ order, claims, added }: Draft) {
  const isUsual = order.every((kind, index) => kind === reportSections[index])
  return {
    order: isUsual ? [] : order,
    claims: Object.entries(claims).flatMap(([id, edit]) =>
      isSame(edit, asGenerated) ? [] : [{ id, ...edit }],
    ),
    added: added.filter(({ text }) => text.trim() !== ''),
  }
}

export const isUnchanged = (draft: Draft, saved: Draft): boolean =>
  isSame(toInput(draft), toInput(saved))

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** A colleague's edits with those that the reader made since both read the same. */
export function mergeDrafts(read: Draft, mine: Draft, theirs: Draft): Draft {
  const changed = Object.entries(mine.claims).filter(
    ([id, edit]) => !isSame(edit, editOf(read, id)),
  )
  const kept = theirs.added.filter(({ id }) => {
    const wasRead = read.added.some((one) => one.id === id)
    return !wasRead || mine.added.some((one) => one.id === id)
  })
  const own = mine.added.filter(
    (one) =>
      !isSame(
        one,
        read.added.find(({ id }) => id === one.id),
      ),
  )
  return {
    order: isSame(mine.order, read.order) ? theirs.order : mine.order,
    claims: { ...theirs.claims, ...Object.fromEntries(changed) },
    added: [...kept.filter(({ id }) => !own.some((one) => one.id === id)), ...own],
  }
}
