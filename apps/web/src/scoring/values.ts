import {
  defaultRubric,
  type OwnCriterion,
  type OwnKind,
  rubric as complete,
  type Rubric,
  type RubricState,
} from '@oka/contract/rubric'

/**
 * The draft as form values, with the lock of the state that the form shows: a mark that is switched
 * off keeps its number.
 */
export type Values = Omit<Rubric, 'hotMark'> & {
  hotMark: { isOn: boolean; value: number }
  lock: string
}

/** The draft; where there is none, the rubric in use. */
export function toValues({ draft, rubric: published, lock }: RubricState): Values {
  const { hotMark, ...rubric } = draft?.rubric ?? published
  const value = hotMark ?? rubric.thresholds.hot
  return { ...rubric, hotMark: { isOn: hotMark !== null, value }, lock }
}

export function toRubric(values: Values): Rubric {
  const { weights, needLeast, budget, horizon, authority, size, contact } = values
  const { own, excludes, thresholds, hotMark } = values
  return {
    weights,
    needLeast,
    budget,
    horizon,
    authority,
    size,
    contact,
    own,
    excludes,
    thresholds,
    hotMark: hotMark.isOn ? hotMark.value : null,
  }
}

/** A whole number; NaN for anything else. Digits may be grouped by spaces. */
export function toWhole(text: unknown): number {
  if (typeof text === 'number') return text
  const digits = String(text).replaceAll(/\s/g, '')
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN
}

/** A draft may be saved with all of them but those of kind `value`. */
export type Fault = { path: string; kind: 'order' | 'sum' | 'count' | 'value' }

/** What is wrong with the rubric, by the path of the field in the form. */
export function findFaults(values: Values): Fault[] {
  const { error } = complete.safeParse(toRubric(values))
  return (error?.issues ?? []).map(({ path, code }) => {
    const place = path.join('.')
    const isSum = place === 'weights' || place === 'contact'
    const isOrder = code === 'custom' && /(?:from|upTo|thresholds\.hot)$/.test(place)
    const isCount = code === 'custom' && place.endsWith('.options')
    return {
      path: place === 'hotMark' ? 'hotMark.value' : place,
      kind: isSum ? 'sum' : isOrder ? 'order' : isCount ? 'count' : 'value',
    }
  })
}

/** Whether both score alike: what the preview and the server would say is the same. */
export const isSameRubric = (one: Rubric, other: Rubric): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

/** PostgreSQL keeps the keys of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

/** Eight characters that no other criterion or option of this rubric is likely to have. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => (byte % 36).toString(36)).join('')
}

export function newOption() {
  return { key: newKey(), words: { en: '', fr: '' }, share: 100 }
}

/** A criterion without points yet, so that the sum of the others stays. */
export function newOwn(kind: OwnKind): OwnCriterion {
  const own = {
    id: `own:${newKey()}` as const,
    weight: 0,
    label: { en: '', fr: '' },
    question: { en: '', fr: '' },
  }
  switch (kind) {
    case 'choice':
      return { kind, ...own, options: [newOption(), newOption()] }
    case 'number':
      return { kind, ...own, steps: [{ from: 1, share: 100 }] }
    case 'date':
      return { kind, ...own, steps: structuredClone(defaultRubric.horizon.steps) }
    case 'text':
      return { kind, ...own }
  }
}
