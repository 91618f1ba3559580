import { fillReply, type ReplyVariable, replyVariables } from '@oka/contract/canned-reply'

type Lead = { name: string; company: string } | null | undefined

/** Values of the known variables; unknown ones are omitted. */
export function replyValues(lead: Lead, agent: string): Partial<Record<ReplyVariable, string>> {
  const name = lead?.name.trim() ?? ''
  const company = lead?.company.trim() ?? ''
  return {
    ...(name && { name, first_name: name.split(/\s+/)[0]! }),
    ...(company && { company }),
    ...(agent && { agent }),
  }
}

/** The reply with known variables filled in. Unknown ones keep their braces, for the agent to see. */
export function fillKnown(content: string, values: Partial<Record<ReplyVariable, string>>): string {
  const gaps = Object.fromEntries(replyVariables.map((name) => [name, `{{${name}}}`]))
  return fillReply(content, { ...gaps, ...values })
}

const gap = (flags: string): RegExp =>
  new RegExp(`\\{\\{\\s*(${replyVariables.join('|')})\\s*\\}\\}`, flags)

/** The first unfilled variable of a text; null when there is none. */
export function findGap(text: string): { start: number; end: number; text: string } | null {
  const found = gap('').exec(text)
  if (!found) return null
  const [whole] = found
  return { start: found.index, end: found.index + whole.length, text: whole }
}

/** A reply split at its variables; `name` is the variable's. */
export function splitGaps(
  text: string,
): { at: number; text: string; name: ReplyVariable | null }[] {
  const pieces: { at: number; text: string; name: ReplyVariable | null }[] = []
  let end = 0
  for (const found of text.matchAll(gap('g'))) {
    const [whole, name] = found
    if (found.index > end) pieces.push({ at: end, text: text.slice(end, found.index), name: null })
    pieces.push({ at: found.index, text: whole, name: name as ReplyVariable })
    end = found.index + whole.length
  }
  if (end < text.length) pieces.push({ at: end, text: text.slice(end), name: null })
  return pieces
}
