import { migrateDatabase } from './migrate.ts'

// `pnpm db:migrate`, for those who would rather migrate before they start.
const url = process.env['DATABASE_URL']
if (!url) throw new Error('DATABASE_URL says which database to migrate; it is not set.')
await migrateDatabase(url)
