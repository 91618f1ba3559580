import { setTimeout as pause } from 'node:timers/promises'

import type { Deps } from '@oka/api/deps'
import { appendEvent } from '@oka/db/audit/events'
import type { AuditKeys } from '@oka/db/audit/event-seal'
import { hasSealOf, readLastSeal, sealEvents } from '@oka/db/audit/seal-events'

import { type AuditPlace, noteAnchor } from './audit-anchors.ts'

/** Milliseconds between two looks at what is to be sealed: how long a change to an entry would not show. */
const sealEvery = 1000
const retryAfter = 5000
/** Milliseconds between two looks whether the end of the chain is to be noted. */
const noteLookEvery = 3_600_000

type Needs = Pick<Deps, 'db' | 'log' | 'stopping'>

type Place = AuditPlace & {
  /** At which the end of the chain is logged. */
  level: 'info' | 'debug'
}

/** Seals what was written and notes the end of the chain each day, until the process stops. */
export async function sealUntilStop(deps: Needs, place: Place): Promise<void> {
  const { keys, level } = place
  const note = () =>
    noteAnchor(deps.db, place, (anchor) =>
      deps.log[level]({ anchor }, 'The end of the audit, to be compared with it later.'),
    )
  let isKeyKnown = false
  let noteAt = 0
  let highest = 0
  for (;;) {
    const isLast = deps.stopping.aborted
    const isDone = await attempt(deps, async () => {
      isKeyKnown ||= await tellOfNewKey(deps, keys)
      await sealEvents(deps.db, keys)
      const last = await readLastSeal(deps.db)
      if (last && performance.now() >= noteAt) {
        noteAt = performance.now() + noteLookEvery
        await note()
      }
      const number = last?.number ?? 0
      if (number < highest) {
        deps.log.warn({ count: highest - number }, 'Seals at the end of the audit are gone.')
      }
      highest = number
    })
    if (isLast) return
    await pause(isDone ? sealEvery : retryAfter, undefined, { signal: deps.stopping }).catch(
      () => {},
    )
  }
}

/** Records that from now on another key seals. */
async function tellOfNewKey({ db }: Needs, { current }: AuditKeys): Promise<boolean> {
  const last = await readLastSeal(db)
  if (last && last.keyId !== current.id && !(await hasSealOf(db, current.id))) {
    await appendEvent(db, { name: 'audit.key_changed', data: { keyId: current.id } })
  }
  return true
}

/** Whether it succeeded; what fails is tried again. */
async function attempt({ log }: Needs, run: () => Promise<void>): Promise<boolean> {
  try {
    await run()
    return true
  } catch (error) {
    log.warn({ err: error }, 'The audit could not be sealed; the next look tries again.')
    return false
  }
}
