import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'

import { places } from './places.ts'

/** The environment, in development with what `.env` adds to it. */
export function loadEnv(): Record<string, string | undefined> {
  const dotenv = join(places.root, '.env')
  if (process.env['NODE_ENV'] !== 'production' && existsSync(dotenv)) loadEnvFile(dotenv)
  return process.env
}
