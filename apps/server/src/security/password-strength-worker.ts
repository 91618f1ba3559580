import { parentPort } from 'node:worker_threads'

import { isGuessable } from './password-strength.ts'

parentPort?.on('message', (given: Parameters<typeof isGuessable>) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ guessable: isGuessable(...given) }),
)
