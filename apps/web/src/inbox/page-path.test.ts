import { expect, test } from 'vitest'

import { isWebAddress, pagePath } from './page-path.ts'

test('tells pages apart and stays quiet about what is no address', () => {
  expect(pagePath('https://example.com/tarifs/%C3%A9t%C3%A9?a=1#top')).toBe('/tarifs/été?a=1')
  expect(pagePath('https://example.com/%E0%A4%A')).toBe('/%E0%A4%A')
  expect(pagePath('nowhere')).toBe('')
  expect(pagePath(null)).toBe('')
})

test('only addresses of the web become links', () => {
  expect(isWebAddress('https://example.com/')).toBe(true)
  expect(isWebAddress('javascript:alert(1)')).toBe(false)
  expect(isWebAddress('data:text/html,hello')).toBe(false)
  expect(isWebAddress('https://')).toBe(false)
})
