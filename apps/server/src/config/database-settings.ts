import { readDatabaseUrl } from '@oka/db/connection/database-url'
import { z } from 'zod'

/** Refuses an unusable connection string, in a sentence that follows the name of the setting. */
const connectionString = z.string().superRefine((url, context) => {
  try {
    readDatabaseUrl(url)
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message })
  }
})

/** The variables that select the database; `port` parses a port. */
export const databaseVariables = (port: z.ZodType<number>) => ({
  DATABASE_URL: connectionString.optional(),
  DATABASE_DIRECT_URL: connectionString.optional(),
  DB_HOST: z
    .string()
    .regex(
      /^[^\s:/@?#]+$|^\/[^\s?#]*$|^[\da-f:.]+$/i,
      'must be the name or the address of a host, or the folder of a Unix socket; a port goes into DB_PORT',
    )
    .optional(),
  DB_PORT: port.default(5432),
  DB_USER: z.string().default('postgres'),
  DB_PASSWORD: z.string().default(''),
  DB_NAME: z.string().default('oka'),
})

type DatabaseVariables = z.infer<z.ZodObject<ReturnType<typeof databaseVariables>>>

export type DatabaseSettings = {
  url: string
  /** Bypasses a pooler. */
  directUrl: string | undefined
  /** The variables to name in an explanation. */
  names: { url: string; directUrl: string }
}

/** The configured database; null for the embedded one. */
export function readDatabase(env: DatabaseVariables): DatabaseSettings | null {
  const given = env.DATABASE_URL ?? (env.DB_HOST && joinParts(env))
  if (!given) return null
  const name = env.DATABASE_URL ? 'DATABASE_URL' : 'DB_HOST and its companions'
  const isDirect =
    env.DATABASE_DIRECT_URL === undefined || env.DATABASE_DIRECT_URL === env.DATABASE_URL
  return {
    url: given,
    directUrl: env.DATABASE_DIRECT_URL,
    names: { url: name, directUrl: isDirect ? name : 'DATABASE_DIRECT_URL' },
  }
}

function joinParts(env: DatabaseVariables): string {
  const host = env.DB_HOST!
  const [user, password, name] = [env.DB_USER, env.DB_PASSWORD, env.DB_NAME].map(encodeURIComponent)
  const credentials = password === '' ? user : `${user}:${password}`
  const place = host.startsWith('/')
    ? encodeURIComponent(host)
    : host.includes(':')
      ? `[${host}]`
      : host
  return `postgres://${credentials}@${place}:${env.DB_PORT}/${name}`
}
