import { resolve } from 'node:path'

import { z } from 'zod'

/** Placeholders that stand in guides; whoever keeps one has no secret. */
const placeholders = [/^your[_-]/i, /change[_-]?me/i, /change_in_production/i, /^secret$/i, /^x+$/i]

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(1, 'must be from 1 to 65535')
  .max(65_535, 'must be from 1 to 65535')
const url = z.url({
  protocol: /^https?$/,
  error: 'must be a URL, such as https://chat.example.com',
})
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a URL, such as postgres://user:password@localhost:5432/oka',
})
const email = z.email('must be an e-mail address')

const secondsIn = { s: 1, m: 60, h: 3600, d: 86_400 } as const
const duration = z
  .string()
  .regex(/^[1-9]\d{0,6}[smhd]?$/, 'must be a duration, such as 10m, 24h or 3600')
  .transform((value) => {
    const unit = value.at(-1) as keyof typeof secondsIn
    return unit in secondsIn ? Number(value.slice(0, -1)) * secondsIn[unit] : Number(value)
  })

const variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: port.default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: url.optional(),
  FRONTEND_URL: url.optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DB_HOST: z.string().optional(),
  DB_PORT: port.default(5432),
  DB_USER: z.string().default('postgres'),
  DB_PASSWORD: z.string().default(''),
  DB_NAME: z.string().default('oka'),
  JWT_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  JWT_EXPIRE: duration.default(600),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_MODEL: z.string().default('gpt-4o-mini'),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: url.optional(),
  MAIL_FROM: z.string().optional(),
  SENDGRID_FROM_EMAIL: email.optional(),
  ADMIN_EMAIL: email.optional(),
  ADMIN_PASSWORD: z.string().max(256, 'must have at most 256 characters').optional(),
  ADMIN_PASSWORD_HASH: z
    .string()
    .regex(/^\$(argon2(id|i|d)|2[aby])\$/, 'must be a bcrypt or an argon2 hash')
    .optional(),
  TRUST_PROXY: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RATE_LIMIT_SCALE: z.coerce.number('must be a number').positive('must be more than 0').default(1),
  HUMAN_CHECK: z.enum(['off', 'pow', 'recaptcha'], 'must be off, pow or recaptcha').optional(),
  RECAPTCHA_SECRET_KEY: z.string().optional(),
  RECAPTCHA_SITE_KEY: z.string().optional(),
  RECAPTCHA_BASE_URL: url.optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
})

type Variables = z.infer<typeof variables>
export type Env = ReturnType<typeof readEnv>

/** A value of the environment that cannot be used, said in a sentence that names it. */
export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/**
 * Reads the whole configuration once; whoever needs a part of it is handed that part.
 *
 * @param source an empty variable counts as absent, as in a copied `.env.example`
 * @param root what a relative DATA_DIR is relative to
 */
export function readEnv(source: Record<string, string | undefined>, root: string) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')} ${message}.`,
    )
    throw new EnvError(sentences.join('\n'))
  }
  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  refusePlaceholder(env, production)
  const host = env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1')
  return {
    production,
    http: { host, port: env.PORT, trustProxy: readTrustProxy(env.TRUST_PROXY) },
    ...readAddresses(env, production),
    dataDir: resolve(root, env.DATA_DIR),
    database: readDatabase(env),
    jwt: { secret: env.JWT_SECRET, life: env.JWT_EXPIRE },
    openai: env.OPENAI_API_KEY
      ? {
          apiKey: env.OPENAI_API_KEY,
          model: env.OPENAI_MODEL,
          ...(env.OPENAI_BASE_URL && { baseUrl: env.OPENAI_BASE_URL }),
        }
      : null,
    resend: readResend(env),
    firstAdmin: readFirstAdmin(env),
    humanCheck: readHumanCheck(env),
    limits: { scale: env.RATE_LIMIT_SCALE },
    log: { level: env.LOG_LEVEL },
    metrics: { token: env.METRICS_TOKEN },
  }
}

function refusePlaceholder({ JWT_SECRET: secret }: Variables, production: boolean): void {
  if (!production) return
  if (secret === undefined) {
    throw new EnvError(
      'JWT_SECRET is missing. Set it to a long random text, such as `openssl rand -hex 32` prints.',
    )
  }
  if (placeholders.some((placeholder) => placeholder.test(secret))) {
    throw new EnvError('JWT_SECRET is still a placeholder. Set it to a long random text.')
  }
}

function readAddresses(env: Variables, production: boolean) {
  const publicUrl = withoutSlash(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`)
  const frontendUrl = withoutSlash(
    env.FRONTEND_URL ?? (production ? publicUrl : 'http://localhost:5173'),
  )
  // A developer's browser may say localhost or 127.0.0.1.
  const also = production
    ? []
    : [publicUrl, frontendUrl].map((known) => known.replace('//localhost', '//127.0.0.1'))
  const origins = [publicUrl, frontendUrl, ...also].map((address) => new URL(address).origin)
  return { publicUrl, frontendUrl, origins: [...new Set(origins)] }
}

const withoutSlash = (address: string) => address.replace(/\/+$/, '')

/** The database that is there already; null for one of our own. */
function readDatabase(env: Variables): { url: string; directUrl: string | undefined } | null {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, directUrl: env.DATABASE_DIRECT_URL }
  if (!env.DB_HOST) return null
  const database = new URL('postgres://localhost')
  database.hostname = env.DB_HOST
  database.port = String(env.DB_PORT)
  database.username = encodeURIComponent(env.DB_USER)
  database.password = encodeURIComponent(env.DB_PASSWORD)
  database.pathname = `/${encodeURIComponent(env.DB_NAME)}`
  return { url: database.href, directUrl: env.DATABASE_DIRECT_URL }
}

function readResend(env: Variables) {
  if (!env.RESEND_API_KEY) return null
  const from = env.MAIL_FROM ?? env.SENDGRID_FROM_EMAIL
  if (!from) throw new EnvError('MAIL_FROM is missing: RESEND_API_KEY needs a sender.')
  const apiKey = env.RESEND_API_KEY
  return { apiKey, from, ...(env.RESEND_BASE_URL && { baseUrl: env.RESEND_BASE_URL }) }
}

function readFirstAdmin(env: Variables) {
  const { ADMIN_EMAIL: address, ADMIN_PASSWORD: password, ADMIN_PASSWORD_HASH: hash } = env
  if (!address) return null
  if (password) return { email: address, password }
  if (hash) return { email: address, passwordHash: hash }
  throw new EnvError('ADMIN_PASSWORD is missing: ADMIN_EMAIL needs it, or ADMIN_PASSWORD_HASH.')
}

function readHumanCheck(env: Variables) {
  const { RECAPTCHA_SECRET_KEY: secretKey, RECAPTCHA_SITE_KEY: siteKey } = env
  const kind = env.HUMAN_CHECK ?? (secretKey ? 'recaptcha' : 'off')
  if (kind !== 'recaptcha') return { kind }
  if (!secretKey) {
    throw new EnvError('RECAPTCHA_SECRET_KEY is missing: HUMAN_CHECK=recaptcha needs it.')
  }
  if (!siteKey) throw new EnvError('RECAPTCHA_SITE_KEY is missing: RECAPTCHA_SECRET_KEY needs it.')
  const baseUrl = withoutSlash(env.RECAPTCHA_BASE_URL ?? 'https://www.google.com')
  return { kind, secretKey, siteKey, baseUrl }
}

/** Nobody, `true`, a number of hops, or a list of addresses and networks of proxies. */
function readTrustProxy(value: string | undefined): boolean | number | string[] {
  if (value === undefined || value === 'false') return false
  if (value === 'true') return true
  if (/^\d+$/.test(value)) return Number(value)
  return value.split(',').map((address) => address.trim())
}
