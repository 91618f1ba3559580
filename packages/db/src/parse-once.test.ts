import { expect, test } from 'vitest'

import { parseOnce } from './parse-once.ts'

test('a text is parsed again only when it has changed, and nobody can change its value', () => {
  let parses = 0
  const parse = parseOnce((text) => {
    parses += 1
    return JSON.parse(text) as { list: number[] }
  })
  const first = parse('{"list":[1]}')
  expect(parse('{"list":[1]}')).toBe(first)
  expect(() => first.list.push(2)).toThrow(TypeError)
  expect(parse('{"list":[2]}')).toEqual({ list: [2] })
  expect(parse('{"list":[1]}')).toEqual({ list: [1] })
  expect(parses).toBe(3)
})
