import { numberWords } from './number-words.ts'
import { matchesIn } from '../patterns.ts'

/** A stretch of a text and what it is read as. */
export type Change = { start: number; end: number; by: string }

type Token = { word: string; start: number; end: number }
/** A number and how many words it takes. */
type Read = { value: number; count: number }

const hundreds = new Set(['hundred', 'hundreds', 'cent', 'cents'])
const thousands = new Set(['thousand', 'mille'])
const fillers = new Set(['and', 'et'])
const units: Readonly<Record<string, number>> = { ...numberWords, one: 1, un: 1, une: 1 }

const isTen = (value: number) => value >= 20 && value % 10 === 0
const none: Read = { value: 0, count: 0 }

/** Words of tens that others follow, and the most that follows each. */
function tenAt(words: readonly string[], at: number): (Read & { most: number }) | null {
  const [word = '', next = ''] = words.slice(at, at + 2)
  const value = units[word] ?? 0
  if (word === 'quatre' && /^vingts?$/.test(next)) return { value: 80, count: 2, most: 19 }
  if (word === 'dix') return /^(?:sept|huit|neuf)$/.test(next) ? { value, count: 1, most: 9 } : null
  if (!isTen(value)) return null
  return { value, count: 1, most: word === 'soixante' ? 19 : 9 }
}

/** "quatre vingt dix", "sixty five", "vingt et un", "dix huit". */
function below100(words: readonly string[], at: number): Read {
  const ten = tenAt(words, at)
  const single = units[words[at] ?? '']
  if (!ten) return single ? { value: single, count: 1 } : none
  const skipped = words[at + ten.count] === 'et' ? 1 : 0
  const rest = below20(words, at + ten.count + skipped)
  if (rest.value === 0 || rest.value > ten.most) return ten
  return { value: ten.value + rest.value, count: ten.count + skipped + rest.count }
}

/** "dix", "dix sept", "cinq". */
function below20(words: readonly string[], at: number): Read {
  const value = units[words[at] ?? ''] ?? 0
  const unit = words[at] === 'dix' ? (units[words[at + 1] ?? ''] ?? 0) : 0
  return unit > 6 && unit < 10 ? { value: value + unit, count: 2 } : { value, count: 1 }
}

/** "two hundred and fifty", "cent vingt", "douze cents". */
function below10000(words: readonly string[], at: number): Read {
  const head = below100(words, at)
  if (!hundreds.has(words[at + head.count] ?? '') || head.value > 19) return head
  const base = { value: (head.value || 1) * 100, count: head.count + 1 }
  const skipped = fillers.has(words[at + base.count] ?? '') ? 1 : 0
  const rest = below100(words, at + base.count + skipped)
  if (rest.count === 0) return base
  return { value: base.value + rest.value, count: base.count + skipped + rest.count }
}

/** With "mille cinq cents" whole; of "sixty five thousand" the number before the thousand. */
function numberAt(words: readonly string[], at: number): Read {
  const head = below10000(words, at)
  if (!thousands.has(words[at + head.count] ?? '')) return head
  const skipped = fillers.has(words[at + head.count + 1] ?? '') ? 1 : 0
  const rest = below10000(words, at + head.count + 1 + skipped)
  if (rest.value < 100 || rest.value > 999) return head
  return {
    value: (head.value || 1) * 1000 + rest.value,
    count: head.count + 1 + skipped + rest.count,
  }
}

const word = /(?<![\p{L}\d'@./_])[a-z]+(?=[ -]|[^\p{L}\d'@_]|$)/gu

function isNumber(text: string): boolean {
  return units[text] !== undefined || hundreds.has(text) || thousands.has(text)
}

/** Runs of words of numbers, each joined by a blank or a hyphen. */
function runsIn(text: string): Token[][] {
  const runs: Token[][] = []
  for (const { 0: said, index } of matchesIn(text, word)) {
    const last = runs.at(-1)?.at(-1)
    const joined = last !== undefined && /^[ -]$/.test(text.slice(last.end, index))
    const token = { word: said, start: index, end: index + said.length }
    if (joined && (isNumber(said) || fillers.has(said))) runs.at(-1)!.push(token)
    else if (isNumber(said)) runs.push([token])
  }
  return runs.filter((run) => run.length > 1)
}

/** Numbers of several words, in French and English, as digits; a single word stays, and so does the thousand behind a number. */
export function spelledNumbersIn(text: string): Change[] {
  return runsIn(text).flatMap((run) => {
    const words = run.map((token) => token.word)
    const changes: Change[] = []
    for (let at = 0; at < run.length;) {
      const { value, count } = numberAt(words, at)
      const isHundredThousand = hundreds.has(words[at]!) && thousands.has(words[at + 1] ?? '')
      if (count > 1 || isHundredThousand) {
        const [from, to] = [run[at]!, run[at + count - 1]!]
        // "A hundred and fifty".
        const article =
          hundreds.has(words[at]!) &&
          /(?:^| )a $/.test(text.slice(Math.max(0, from.start - 3), from.start))
        const start = from.start - (article ? 2 : 0)
        changes.push({ start, end: to.end, by: String(value) })
      }
      at += Math.max(1, count)
    }
    return changes
  })
}
