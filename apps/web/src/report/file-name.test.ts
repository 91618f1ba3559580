import { expect, test } from 'vitest'

import { fileNameOf } from './file-name.ts'

test('takes the name a server gives, and no path', () => {
  expect(fileNameOf('attachment; filename="Rapport-Atelier-Nord.pdf"')).toBe(
    'Rapport-Atelier-Nord.pdf',
  )
  expect(fileNameOf('inline; filename="../../evil.pdf"')).toBeNull()
  expect(fileNameOf('inline')).toBeNull()
  expect(fileNameOf(null)).toBeNull()
})
