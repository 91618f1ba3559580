import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/schema.ts',
  out: './migrations',
  casing: 'snake_case',
  // Only drizzle-kit studio connects; generating migrations needs no database.
  dbCredentials: { url: process.env['DATABASE_URL'] ?? '' },
})
