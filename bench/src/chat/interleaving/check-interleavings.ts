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
  /** See `playProgram`. */
  beforeAnswer?: Answering
}

export type Checked = {
  /** Programs that were played to their end: fewer than were asked for once one has broken an invariant. */
  played: number
  /** What fast-check says of one that broke an invariant, with the seed to play it again. */
  report: string | undefined
}

/** Plays random programs and checks the invariants after each. */
export async function checkInterleavings(given: Interleavings): Promise<Checked> {
  await using resources = new AsyncDisposableStack()
  const stage = await openStage(given.server, resources)
  const failed = new AbortController()
  const checked = await Promise.all(
    Array.from({ length: lines }, (_, line) =>
      checkLine(
        stage,
        // Together so many as were asked for.
        { ...given, runs: Math.floor((given.runs + line) / lines), seed: given.seed + line },
        failed,
      ),
    ),
  )
  return {
    played: checked.reduce((sum, { played }) => sum + played, 0),
    report: checked.find(({ report }) => report !== undefined)?.report,
  }
}

async function checkLine(
  stage: Stage,
  { runs, seed, beforeAnswer }: Interleavings,
  failed: AbortController,
): Promise<Checked> {
  let played = 0
  const holds = async (given: Program) => {
    if (failed.signal.aborted) return
    const found = await playProgram(stage, given, beforeAnswer)
    played += 1
    if (found.length === 0) return
    failed.abort()
    throw new Error(found.join('\n'))
  }
  const details = await fc.check(fc.asyncProperty(program, holds), {
    numRuns: runs,
    seed,
    // What a race has broken once may hold at the second try: smaller programs would mislead.
    endOnFailure: true,
  })
  if (!details.failed) return { played, report: undefined }
  const { errorInstance } = details
  const cause = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)
  return { played, report: `${fc.defaultReportMessage(details)}\n${cause}` }
}
