import { expect, test } from 'vitest'

import { apiBase, chooseApiUrl } from './api-base.ts'

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

test.each([
  [{}, ''],
  [{ VITE_API_URL: 'https://a.example' }, 'https://a.example'],
  [{ REACT_APP_API_URL: 'http://localhost:3000/api' }, 'http://localhost:3000/api'],
  [{ VITE_API_URL: '', REACT_APP_API_URL: 'https://b.example' }, 'https://b.example'],
  [{ VITE_API_URL: 'https://a.example', REACT_APP_API_URL: 'nonsense' }, 'https://a.example'],
])('%j is told as %s', (env, url) => {
  expect(chooseApiUrl(env)).toBe(url)
})

test.each([
  [{ VITE_API_URL: 'api.example.com' }, /^VITE_API_URL must be a URL/],
  [{ VITE_API_URL: '/api' }, /^VITE_API_URL must be a URL/],
  [{ REACT_APP_API_URL: 'http://' }, /^REACT_APP_API_URL must be a URL/],
  [{ REACT_APP_API_URL: 'javascript:alert(1)' }, /^REACT_APP_API_URL must be a URL/],
])('%j is refused in a sentence', (env, sentence) => {
  expect(() => chooseApiUrl(env)).toThrow(sentence)
})
