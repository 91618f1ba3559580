import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'

import { paths } from './paths.ts'

/** The environment, in development merged with `.env`. */
export function loadEnv(): Record<string, string | undefined> {
  const dotenv = join(paths.root, '.env')
  if (process.env['NODE_ENV'] !== 'production' && existsSync(dotenv)) loadEnvFile(dotenv)
  return process.env
}
