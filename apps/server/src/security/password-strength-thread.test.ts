import { expect, test } from 'vitest'

import { openPasswordStrength } from './password-strength-thread.ts'

test('passwords that are looked at together are told apart', async () => {
  await using strength = openPasswordStrength()
  const given = [
    'password1234',
    'lime otter granite sunday',
    'jane.cooper.1990',
    'vivid 7 quartz lantern',
  ]
  const guessable = await Promise.all(
    given.map((password) => strength.isGuessable(password, ['Jane Cooper'])),
  )
  expect(guessable).toEqual([true, false, true, false])
})

test('a thread that fails refuses those that wait, and the next password has a new one', async () => {
  const failsOnce = `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ([password]) => {
      if (password === 'bad') throw new Error('no word list')
      parentPort.postMessage({ guessable: password === 'weak' })
    })`)}`
  await using strength = openPasswordStrength(new URL(failsOnce))
  const failed = await Promise.allSettled([
    strength.isGuessable('bad', []),
    strength.isGuessable('weak', []),
  ])
  expect(failed).toMatchObject([
    { status: 'rejected', reason: { message: 'no word list' } },
    { status: 'rejected', reason: { message: 'no word list' } },
  ])
  expect(await strength.isGuessable('weak', [])).toBe(true)
})
