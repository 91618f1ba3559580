import { openRunningDatabase } from './database.ts'
import { EnvError } from './env-values.ts'
import { readDatabaseEnv } from './env.ts'
import { loadEnv } from './load-env.ts'
import { places } from './places.ts'

// `pnpm db:migrate`, for those who would rather migrate before they start: the database that the server would use.
try {
  await using _ = await openRunningDatabase(
    readDatabaseEnv(loadEnv(), places.root),
    places.migrations,
  )
  process.stdout.write('The database has the newest schema.\n')
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  process.stderr.write(`The database was not migrated.\n${error.message}\n`)
  process.exitCode = 1
}
