import { type AST, parseRegExpLiteral, visitRegExpAST } from '@eslint-community/regexpp'
import { analyse } from 'scslre'

/** Characters that stand for all: letters, digits, signs, blanks and marks. */
const samples = [
  ...Array.from({ length: 0x250 }, (_, code) => String.fromCodePoint(code)),
  ...Array.from('\u0301\u2019\u2014\u2028\u202F\u3042\u{1F600}'),
]

/**
 * The part of a pattern for which a search may take more than time in proportion to the text, null
 * when there is none. Finds what `scslre` does: repetitions that share a run, and runs that are
 * searched again from each of their characters. Also finds runs that are searched again from each
 * keyword in them, as in `\bkeyword\b.*x`.
 */
export function slowPart(source: string, flags: string): string | null {
  const { reports } = analyse({ source, flags }, { maxReports: 1 })
  return reports[0] ? `${reports[0].type} in /${source}/${flags}` : restartedRun(source, flags)
}

function restartedRun(source: string, flags: string): string | null {
  const { pattern } = parseRegExpLiteral(`/${source}/${flags}`)
  if (flags.includes('y') || isAnchored(pattern)) return null
  let found: string | null = null
  visitRegExpAST(pattern, {
    onQuantifierEnter(quantifier) {
      if (quantifier.max !== Infinity || !hasMoreBehind(quantifier)) return
      const accepts = memberOf(quantifier.element.raw, flags)
      const before = elementsBefore(quantifier)
      if (!before.some(consumes) || before.some((element) => needsOther(element, accepts))) return
      if (canRestart(quantifier, flags)) found ??= `${quantifier.raw} in /${source}/${flags}`
    },
  })
  return found
}

function isAnchored({ alternatives }: Pick<AST.Pattern, 'alternatives'>): boolean {
  return alternatives.every(({ elements: [first] }) => {
    if (first?.type === 'Assertion') return first.kind === 'start'
    return (first?.type === 'Group' || first?.type === 'CapturingGroup') && isAnchored(first)
  })
}

/** Whether something follows that may fail; a run at the end of a pattern is never taken back. */
function hasMoreBehind(node: AST.Node): boolean {
  const { parent } = node
  if (!parent || parent.type === 'Pattern') return false
  if (parent.type === 'Quantifier' || parent.type === 'Assertion') return true
  if (parent.type === 'Alternative' && parent.elements.at(-1) !== node) return true
  return hasMoreBehind(parent)
}

/** What stands before it in its own and all outer alternatives. */
function elementsBefore(node: AST.Node): AST.Element[] {
  const { parent } = node
  if (!parent) return []
  const here =
    parent.type === 'Alternative'
      ? parent.elements.slice(0, parent.elements.indexOf(node as never))
      : []
  return [...elementsBefore(parent), ...here]
}

const consumes = ({ type }: AST.Element): boolean => type !== 'Assertion'

function memberOf(raw: string, flags: string): (character: string) => boolean {
  const member = new RegExp(`^(?:${raw})+$`, flags.replaceAll(/[gy]/g, ''))
  return (character) => member.test(character)
}

/** Whether an element cannot be matched by characters of the run alone. */
function needsOther(element: AST.Element, accepts: (character: string) => boolean): boolean {
  const { type } = element
  if (type === 'Character') return !accepts(String.fromCodePoint(element.value))
  if (type === 'CharacterClass' || type === 'CharacterSet') {
    return !samples.filter(memberOf(element.raw, 'u')).some(accepts)
  }
  if (type === 'Quantifier') return element.min > 0 && needsOther(element.element, accepts)
  if (type !== 'Group' && type !== 'CapturingGroup') return false
  return element.alternatives.every(({ elements }) =>
    elements.some((inner) => needsOther(inner, accepts)),
  )
}

/** Whether words can stand apart within the run, so that a keyword begins in it many times. */
function canRestart({ element }: AST.Quantifier, flags: string): boolean {
  const accepts = memberOf(element.raw, flags)
  return Array.from(' -\',.;:!?/\n"()&+@#$%').some(
    (gap) => accepts(`a${gap}a`) || accepts(`a${gap}a${gap}`),
  )
}
