import { expect, test } from 'vitest'

import { readDevice } from './device.ts'

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0'

test('a browser and its system by the names people know', () => {
  expect(readDevice(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`)).toEqual({
    browser: 'Chrome',
    system: 'Windows',
    kind: 'desktop',
  })
  expect(
    readDevice(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/142.0.0.0`),
  ).toMatchObject({ browser: 'Microsoft Edge', system: 'Windows' })
  expect(
    readDevice('Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'),
  ).toMatchObject({ browser: 'Firefox', system: 'Linux' })
})

test('a phone and a tablet are told from a desk', () => {
  const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1'
  expect(readDevice(`Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${safari}`)).toEqual({
    browser: 'Safari',
    system: 'iOS',
    kind: 'mobile',
  })
  expect(readDevice(`Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`)).toEqual({
    browser: 'Chrome',
    system: 'Android',
    kind: 'mobile',
  })
  expect(readDevice(`Mozilla/5.0 (iPad; CPU OS 16_7 like Mac OS X) ${safari}`).kind).toBe('tablet')
})

test('what is no browser, or says nothing, is not guessed', () => {
  expect(readDevice('')).toEqual({ browser: null, system: null, kind: 'desktop' })
  expect(readDevice('node')).toEqual({ browser: null, system: null, kind: 'desktop' })
  expect(readDevice('curl/8.14.1').system).toBe(null)
})
