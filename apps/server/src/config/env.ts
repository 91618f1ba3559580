import { resolve } from 'node:path'

import proxyAddress from '@fastify/proxy-addr'
import { newPassword } from '@oka/contract/auth'
import { z } from 'zod'

import { databaseVariables, readDatabase } from './database-settings.ts'
import { apiKey, EnvError } from './env-values.ts'
import { mailVariables, readInboundKeys, readMail, readWebhookKeys } from './mail-settings.ts'
import { findUnused } from './unused-settings.ts'
import { isPasswordHash } from '../security/password-hash.ts'

/** Placeholders from guides, which are no secrets. */
const placeholders = [
  /^your[_-]/i,
  /^<.*>$/,
  /^\$[{(]/,
  /change[_-]?me/i,
  /change_in_production/i,
  /^secret$/i,
  /^x+$/i,
]

/** Of JWT_SECRET in production: HS256 wants a key as long as its hash (RFC 7518 section 3.2). */
const secretMinLength = 32
/** Fewer suggest a held key rather than randomness. */
const secretMinDistinct = 8

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(1, 'must be from 1 to 65535')
  .max(65_535, 'must be from 1 to 65535')
const url = z.url({
  protocol: /^https?$/,
  error: 'must be a URL, such as https://chat.example.com',
})
/** Where browsers reach a page of ours: scheme, host and port. Nothing is served below a path. */
const originUrl = url
  .refine((value) => {
    const parsed = URL.parse(value)
    // An invalid URL was refused above.
    if (parsed === null) return true
    return parsed.href === `${parsed.origin}/` && !/[?#*]/.test(value)
  }, 'must be a scheme and a host, such as https://chat.example.com, without a path, a query or a password')
  .transform((value) => new URL(value).origin)
/** One of a few words, such as `must be off, pow or recaptcha`. */
const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`)
const email = z.email('must be an e-mail address')

const secondsIn = { s: 1, m: 60, h: 3600, d: 86_400 } as const
const duration = z
  .string()
  .regex(/^[1-9]\d{0,6}[smhd]?$/, 'must be a duration, such as 10m, 24h or 3600')
  .transform((value) => {
    const unit = value.at(-1) as keyof typeof secondsIn
    return unit in secondsIn ? Number(value.slice(0, -1)) * secondsIn[unit] : Number(value)
  })

const whereDataIs = {
  DATA_DIR: z
    .string()
    .regex(
      /^[^\s\p{Cc}]([^\p{Cc}]*[^\s\p{Cc}])?$/u,
      'must be a path, without blanks or a line end around it',
    )
    .default('.data'),
  ...databaseVariables(port),
}

const variables = z.object({
  NODE_ENV: oneOf('development', 'production', 'test').default('development'),
  PORT: port.default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: originUrl.optional(),
  FRONTEND_URL: originUrl.optional(),
  ...whereDataIs,
  JWT_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  JWT_EXPIRE: duration.default(600),
  OPENAI_API_KEY: apiKey.optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_MODEL: z.string().default('gpt-4o-mini'),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  ALLOW_PRIVATE_PROVIDERS: oneOf('true', 'false').default('false'),
  ...mailVariables,
  ADMIN_EMAIL: email.optional(),
  ADMIN_PASSWORD: z.string().max(256, 'must have at most 256 characters').optional(),
  ADMIN_PASSWORD_HASH: z
    .string()
    .refine(
      isPasswordHash,
      'must be a whole bcrypt or argon2 hash, such as $argon2id$v=19$m=19456,t=2,p=1$… or $2b$10$…',
    )
    .optional(),
  TRUST_PROXY: z.string().optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  RATE_LIMIT_SCALE: z.coerce.number('must be a number').positive('must be more than 0').default(1),
  HUMAN_CHECK: oneOf('off', 'pow', 'recaptcha').optional(),
  RECAPTCHA_SECRET_KEY: apiKey.optional(),
  RECAPTCHA_SITE_KEY: apiKey.optional(),
  RECAPTCHA_BASE_URL: url.optional(),
  METRICS_TOKEN: apiKey.min(16, 'must have at least 16 characters').optional(),
})

/** All settings that `readEnv` reads. */
export const settingNames: readonly string[] = Object.keys(variables.shape)

type Variables = z.infer<typeof variables>
export type Env = ReturnType<typeof readEnv>

type Source = Record<string, string | undefined>

/** Reads only where the data is, for commands that need no more. */
export function readDatabaseEnv(source: Source, root: string) {
  const env = parse(z.object(whereDataIs), tidy(source))
  return { dataDir: resolve(root, env.DATA_DIR), database: readDatabase(env) }
}

/** Reads where browsers reach us, for commands that print a link. */
export function readAddressEnv(source: Source) {
  const { NODE_ENV, PORT, PUBLIC_URL, FRONTEND_URL } = variables.shape
  const env = parse(z.object({ NODE_ENV, PORT, PUBLIC_URL, FRONTEND_URL }), tidy(source))
  return readAddresses(env, env.NODE_ENV === 'production')
}

/**
 * Without the quotes that other readers of `.env` files take away, and `docker --env-file` leaves around
 * a value; an empty one is absent. Two stay as they are: what is encrypted depends on each byte of the
 * secret, and NODE_ENV is read by others too.
 */
const tidy = (source: Source): Source =>
  Object.fromEntries(
    Object.entries(source)
      .map(([name, value = '']) => [name, untouched.has(name) ? value : unquote(value)])
      .filter(([, value]) => value !== ''),
  )

const untouched = new Set(['JWT_SECRET', 'NODE_ENV'])

const unquote = (value: string): string => /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value

function parse<Schema extends z.ZodType>(schema: Schema, given: Source): z.infer<Schema> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const sentences = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`)
  throw new EnvError(sentences.join('\n'))
}

/**
 * Reads the whole configuration once; each part is passed to the code that needs it.
 *
 * @param source an empty variable counts as absent, as in a copied `.env.example`
 * @param root what a relative DATA_DIR is relative to
 */
export function readEnv(source: Source, root: string) {
  const given = tidy(source)
  const env = parse(variables, given)
  const production = env.NODE_ENV === 'production'
  if (production) requireSecret(env)
  const host = env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1')
  const mail = readMail(env)
  const humanCheck = readHumanCheck(env)
  return {
    production,
    http: {
      host,
      port: env.PORT,
      trusts: readTrust(env.TRUST_PROXY),
      isProxied: env.TRUST_PROXY !== undefined && env.TRUST_PROXY !== 'false',
    },
    ...readAddresses(env, production),
    dataDir: resolve(root, env.DATA_DIR),
    database: readDatabase(env),
    jwt: { secret: env.JWT_SECRET, life: env.JWT_EXPIRE },
    openai: env.OPENAI_API_KEY
      ? {
          apiKey: env.OPENAI_API_KEY,
          model: env.OPENAI_MODEL,
          ...(env.OPENAI_EMBEDDING_MODEL && { embeddingModel: env.OPENAI_EMBEDDING_MODEL }),
          ...(env.OPENAI_BASE_URL && { baseUrl: env.OPENAI_BASE_URL }),
        }
      : null,
    allowsPrivateProviders: env.ALLOW_PRIVATE_PROVIDERS === 'true',
    mail,
    mailWebhooks: readWebhookKeys(env),
    inboundDomain: env.INBOUND_MAIL_DOMAIN ?? null,
    inboundKeys: readInboundKeys(env),
    firstAdmin: readFirstAdmin(env, production),
    humanCheck,
    limits: { scale: env.RATE_LIMIT_SCALE },
    log: { level: env.LOG_LEVEL },
    metrics: { token: env.METRICS_TOKEN },
    /** Settings that are given without effect, each in a few words. */
    unused: findUnused(withoutDefaults(given), { mail, humanCheck }, settingNames),
  }
}

/** A copy of `.env.example` sets many defaults explicitly, which is not worth a warning. */
function withoutDefaults(given: Record<string, string | undefined>) {
  const defaults: Record<string, unknown> = variables.parse({})
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => String(defaults[name]) !== value),
  )
}

function requireSecret({ JWT_SECRET: secret }: Variables): void {
  const advice = 'Set it to a long random text, such as `openssl rand -hex 32` prints.'
  if (secret === undefined) throw new EnvError(`JWT_SECRET is missing. ${advice}`)
  if (placeholders.some((placeholder) => placeholder.test(secret))) {
    throw new EnvError(`JWT_SECRET is still a placeholder. ${advice}`)
  }
  if (secret.length < secretMinLength || new Set(secret).size < secretMinDistinct) {
    throw new EnvError(
      `JWT_SECRET must have at least ${secretMinLength} characters, ${secretMinDistinct} of them different. ${advice}`,
    )
  }
}

function readAddresses(
  env: Pick<Variables, 'PORT' | 'PUBLIC_URL' | 'FRONTEND_URL'>,
  production: boolean,
) {
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`
  const frontendUrl = env.FRONTEND_URL ?? (production ? publicUrl : 'http://localhost:5173')
  // A developer's browser may say localhost or 127.0.0.1.
  const also = production
    ? []
    : [publicUrl, frontendUrl].map((known) => known.replace('//localhost', '//127.0.0.1'))
  return { publicUrl, frontendUrl, origins: [...new Set([publicUrl, frontendUrl, ...also])] }
}

const withoutSlash = (address: string) => address.replace(/(?<!\/)\/+$/, '')

function readFirstAdmin(env: Variables, production: boolean) {
  const { ADMIN_EMAIL: address, ADMIN_PASSWORD: password, ADMIN_PASSWORD_HASH: hash } = env
  if (!address) return null
  if (password) {
    // Checking against common passwords needs word lists, which are loaded on first use.
    const refused = production && newPassword.safeParse(password).error
    if (refused) throw new EnvError(`ADMIN_PASSWORD ${refused.issues[0]!.message}.`)
    return { email: address, password }
  }
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

/** Whether an address may set forwarding headers; `hop` counts from us outwards. */
export type Trusts = (address: string, hop: number) => boolean

/** None, `true`, a number of hops, or a list of addresses and networks of proxies. */
function readTrust(value: string | undefined): Trusts {
  if (value === undefined || value === 'false') return () => false
  if (value === 'true') return () => true
  if (/^\d+$/.test(value)) return (_, hop) => hop < Number(value)
  try {
    return proxyAddress.compile(value.split(',').map((address) => address.trim()))
  } catch {
    throw new EnvError(
      'TRUST_PROXY must be true, false, a number of proxies, or their addresses and networks, such as 10.0.0.0/8,127.0.0.1.',
    )
  }
}
