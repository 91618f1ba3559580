import { expect, test } from 'vitest'

import { typesetAll, typesetFrench } from './typeset.ts'

test('French typography', () => {
  expect(typesetFrench('Vous : « Bonjour ! » ; et ?')).toBe(
    'Vous\u00A0: «\u00A0Bonjour\u202F!\u00A0»\u202F; et\u202F?',
  )
  expect(typesetFrench('{count, plural, one {# e-mail} other {# e-mails}}')).toBe(
    '{count, plural, one {# e-mail} other {# e-mails}}',
  )
})

test('a whole tree', () => {
  expect(typesetAll({ a: 'Oui ?', b: { c: 'Non !' } })).toEqual({
    a: 'Oui\u202F?',
    b: { c: 'Non\u202F!' },
  })
})
