import * as fc from 'fast-check'

import { playProgram } from './play-program.ts'
import { type Program, program } from './program.ts'
import type { Answering } from './read-outcome.ts'
import { openStage, type Stage } from './stage.ts'

/** Programs that are played at a time: most of their time they wait for a visitor to fall silent. */
const lines = 40

export type Interleavings = {
  /** Where test databases are made. */
  server: string
  runs: number
  seed: number
  /** Milliseconds after which no further program is begun. */
  patience?: number
  /** See `playProgram`. */
  meanwhile?: Answering
}

/**
 * Plays random programs and checks the invariants after each. Returns what fast-check says of the
 * first that broke one, with the seed to play it again, and undefined when none did.
 */
export async function checkInterleavings(given: Interleavings): Promise<string | undefined> {
  await using resources = new AsyncDisposableStack()
  const stage = await openStage(given.server, resources)
  const failed = new AbortController()
  const reports = await Promise.all(
    Array.from({ length: lines }, (_, line) =>
      checkLine(stage, { ...given, seed: given.seed + line }, failed),
    ),
  )
  return reports.find((report) => report !== undefined)
}

async function checkLine(
  stage: Stage,
  { runs, seed, patience = Infinity, meanwhile }: Interleavings,
  failed: AbortController,
): Promise<string | undefined> {
  const deadline = Date.now() + patience
  const holds = async (given: Program) => {
    if (failed.signal.aborted || Date.now() > deadline) return
    const found = await playProgram(stage, given, meanwhile)
    if (found.length === 0) return
    failed.abort()
    throw new Error(found.join('\n'))
  }
  const details = await fc.check(fc.asyncProperty(program, holds), {
    numRuns: Math.ceil(runs / lines),
    seed,
    // What a race has broken once may hold at the second try: smaller programs would mislead.
    endOnFailure: true,
  })
  if (!details.failed) return undefined
  const { errorInstance } = details
  const cause = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)
  return `${fc.defaultReportMessage(details)}\n${cause}`
}
