import { expect, test } from 'vitest'

import { isAllowed } from './find-knowledge.ts'

const forbidden = [{ words: ['diagnosis'], refusal: { en: null, fr: null } }]
const passage = {
  articleId: null,
  title: 'Visits',
  heading: 'Visits › What it costs',
  content: 'A visit costs £40.',
  locale: 'en' as const,
  url: null,
  updatedAt: '2026-01-01T00:00:00.000Z',
}

test.each(['title', 'heading', 'content'] as const)(
  'a passage whose %s names a forbidden subject is neither quoted nor offered',
  (part) => {
    expect(isAllowed(passage, forbidden)).toBe(true)
    expect(isAllowed({ ...passage, [part]: 'Your diagnosis' }, forbidden)).toBe(false)
  },
)
