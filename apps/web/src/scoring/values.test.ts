import { defaultRubric, type RubricState } from '@oka/contract/rubric'
import { expect, test } from 'vitest'

import { findFaults, newOwn, toRubric, toValues } from './values.ts'

const state: RubricState = {
  version: 1,
  rubric: defaultRubric,
  draft: null,
  lock: '1.0.70',
  rescoring: null,
}

test('what is shown is sent as it was, without the lock', () => {
  expect(toRubric(toValues(state))).toEqual(defaultRubric)
  const withoutMark = { ...defaultRubric, hotMark: null }
  expect(toRubric(toValues({ ...state, rubric: withoutMark }))).toEqual(withoutMark)
})

test('only a value that is none keeps a draft from being saved', () => {
  const values = toValues(state)
  const choice = newOwn('choice')
  const named = { ...choice, label: { en: 'Sector', fr: '' }, options: [] }
  const kinds = (changed: object) => findFaults({ ...values, ...changed }).map(({ kind }) => kind)
  expect(kinds({ weights: { ...values.weights, need: 51 } })).toEqual(['sum'])
  expect(kinds({ contact: { email: 50, phone: 30, name: 10 } })).toEqual(['sum'])
  expect(kinds({ own: [named] })).toEqual(['count'])
  expect(kinds({ weights: { ...values.weights, need: Number.NaN } })).toEqual(['value'])
})
