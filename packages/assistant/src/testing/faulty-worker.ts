import { parentPort, threadId } from 'node:worker_threads'

import type { FromThread } from '../offline-thread.ts'
import { type Task, workers } from '../offline/work.ts'

/** Stands in for the thread of the offline assistant, and fails in the way that a message says. */
parentPort?.on('message', ({ kind, given }: Task) => {
  const said = 'message' in given ? given.message.content : ''
  if (said === 'exit') process.exit(0)
  if (said === 'crash') throw new Error('crashed')
  if (said === 'hang') for (;;);
  const isAsked = said === 'which thread?'
  const answer = isAsked ? threadId : workers[kind](given as never)
  parentPort?.postMessage({ answer } satisfies FromThread, [])
})
parentPort?.postMessage({ ready: true } satisfies FromThread, [])
