import { openRunningDatabase } from '../database.ts'
import { EnvError } from '../config/env-values.ts'
import { readDatabaseEnv } from '../config/env.ts'
import { loadEnv } from '../config/load-env.ts'
import { paths } from '../config/paths.ts'

// `pnpm db:migrate`: migrates the database of the server without starting it.
try {
  await using _ = await openRunningDatabase(
    readDatabaseEnv(loadEnv(), paths.root),
    paths.migrations,
  )
  process.stdout.write('The database has the newest schema.\n')
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  process.stderr.write(`The database was not migrated.\n${error.message}\n`)
  process.exitCode = 1
}
