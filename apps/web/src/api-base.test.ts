import { expect, test } from 'vitest'

import { apiBase } from './api-base.ts'

test.each([
  [undefined, ''],
  ['', ''],
  ['https://chat.example.com', 'https://chat.example.com'],
  ['https://chat.example.com/', 'https://chat.example.com'],
  ['https://chat.example.com/api', 'https://chat.example.com'],
  ['https://chat.example.com/api/', 'https://chat.example.com'],
  ['https://example.com/oka/api', 'https://example.com/oka'],
])('VITE_API_URL %s', (url, base) => {
  expect(apiBase(url)).toBe(base)
})
