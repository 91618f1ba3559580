import { noEdits } from '@oka/contract/report'
import { expect, test } from 'vitest'

import { type Draft, isUnchanged, mergeDrafts, toDraft, toInput } from './edit-draft.ts'

const saved = toDraft(noEdits)
const edit = (text: string | null, isHidden = false) => ({ text, who: null, when: null, isHidden })
const added = (id: string, text: string) => {
  return { id, section: 'nextSteps' as const, text, who: null, when: null }
}
const draft = (changes: Partial<Draft>): Draft => ({ ...saved, ...changes })

test('what was changed and changed back is unchanged', () => {
  expect(isUnchanged(draft({ claims: { one: edit(null) }, added: [added('a', ' ')] }), saved)).toBe(
    true,
  )
  expect(isUnchanged(draft({ claims: { one: edit('Else') } }), saved)).toBe(false)
})

test('the usual order is sent as none', () => {
  expect(toInput(saved)).toEqual({ order: [], claims: [], added: [] })
  const order = saved.order.toReversed()
  expect(toInput(draft({ order })).order).toEqual(order)
})

test('a colleague’s edits stay beside one’s own', () => {
  const read = draft({ claims: { both: edit('Before') }, added: [added('a', 'Old')] })
  const mine = draft({
    claims: { both: edit('Mine'), one: edit('Mine') },
    added: [added('b', 'My step')],
  })
  const theirs = draft({
    order: saved.order.toReversed(),
    claims: { both: edit('Theirs'), two: edit(null, true) },
    added: [added('a', 'Old'), added('c', 'Their step')],
  })

  expect(mergeDrafts(read, mine, theirs)).toEqual({
    order: theirs.order,
    claims: { both: edit('Mine'), one: edit('Mine'), two: edit(null, true) },
    added: [added('c', 'Their step'), added('b', 'My step')],
  })
})
