import { openRunningDatabase, type RunningDatabase } from '../database.ts'
import { EnvError } from '../config/env-values.ts'
import { readDatabaseEnv } from '../config/env.ts'
import { loadEnv } from '../config/load-env.ts'
import { paths } from '../config/paths.ts'

/** A failure of a command that is printed as a sentence, without a stack trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

export const say = (line: string): boolean => process.stdout.write(`${line}\n`)
/** Prints what was not done. */
export const warn = (line: string): boolean => process.stderr.write(`${line}\n`)

/**
 * Runs a command on the server's database, migrated to the newest schema. Sets the exit code to
 * what `work` returns.
 *
 * @param work gets the environment, of which most commands need only the database
 */
export async function runCommand(
  work: (database: RunningDatabase, source: ReturnType<typeof loadEnv>) => Promise<number>,
): Promise<void> {
  try {
    const source = loadEnv()
    await using database = await openRunningDatabase(
      readDatabaseEnv(source, paths.root),
      paths.migrations,
    )
    process.exitCode = await work(database, source)
  } catch (error) {
    const isSentence = error instanceof CommandError || error instanceof EnvError
    warn(isSentence ? error.message : String(error instanceof Error ? error.stack : error))
    process.exitCode = 1
  }
}
