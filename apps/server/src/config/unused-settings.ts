import { mailProviders, type MailSettings } from './mail-settings.ts'

/** Settings that are neither empty nor at their default. */
type Given = Readonly<Record<string, string | undefined>>

/** The choices that follow from the settings. */
type Chosen = { mail: MailSettings | null; humanCheck: { kind: string } }

type Rule = {
  names: readonly string[]
  /** Why such a setting has no effect; undefined when it has one. */
  why: (given: Given, chosen: Chosen) => string | undefined
}

const needs = (name: string) => `it needs ${name}`
const comesFirst = (name: string) => `${name} comes first`

const rules: readonly Rule[] = [
  { names: ['REDIS_URL'], why: () => 'no Redis is used, since PostgreSQL wakes the processes' },
  ...mailProviders.map(({ kind, key, others }): Rule => ({
    names: [key, ...others],
    why: (given, { mail }) => {
      if (mail?.provider.kind === kind) return undefined
      const first = mailProviders.find((provider) => provider.kind === mail?.provider.kind)
      return given[key] === undefined || !first ? needs(key) : comesFirst(first.key)
    },
  })),
  {
    names: ['MAIL_FROM', 'SENDGRID_FROM_EMAIL'],
    why: (_, { mail }) =>
      mail ? undefined : needs('RESEND_API_KEY, SENDGRID_API_KEY, MAILGUN_API_KEY or SMTP_URL'),
  },
  {
    names: ['SENDGRID_FROM_EMAIL'],
    why: ({ MAIL_FROM }) => (MAIL_FROM === undefined ? undefined : comesFirst('MAIL_FROM')),
  },
  {
    names: ['SENDGRID_INBOUND_PUBLIC_KEY'],
    why: ({ INBOUND_MAIL_DOMAIN }) =>
      INBOUND_MAIL_DOMAIN ? undefined : needs('INBOUND_MAIL_DOMAIN'),
  },
  {
    names: ['OPENAI_MODEL', 'OPENAI_EMBEDDING_MODEL', 'OPENAI_BASE_URL'],
    why: ({ OPENAI_API_KEY }) => (OPENAI_API_KEY ? undefined : needs('OPENAI_API_KEY')),
  },
  {
    names: ['DB_HOST', 'DB_PORT', 'DB_USER', 'DB_PASSWORD', 'DB_NAME'],
    why: ({ DATABASE_URL, DB_HOST }) => {
      if (DATABASE_URL !== undefined) return comesFirst('DATABASE_URL')
      return DB_HOST === undefined ? needs('DB_HOST') : undefined
    },
  },
  {
    names: ['DATABASE_DIRECT_URL'],
    why: ({ DATABASE_URL, DB_HOST }) =>
      (DATABASE_URL ?? DB_HOST) ? undefined : needs('DATABASE_URL, or DB_HOST'),
  },
  {
    names: ['RECAPTCHA_SECRET_KEY', 'RECAPTCHA_SITE_KEY', 'RECAPTCHA_BASE_URL'],
    why: ({ HUMAN_CHECK }, { humanCheck }) => {
      if (humanCheck.kind === 'recaptcha') return undefined
      return HUMAN_CHECK ? `HUMAN_CHECK is ${HUMAN_CHECK}` : needs('RECAPTCHA_SECRET_KEY')
    },
  },
  {
    names: ['ADMIN_PASSWORD', 'ADMIN_PASSWORD_HASH'],
    why: ({ ADMIN_EMAIL }) => (ADMIN_EMAIL ? undefined : needs('ADMIN_EMAIL')),
  },
  {
    names: ['ADMIN_PASSWORD_HASH'],
    why: ({ ADMIN_PASSWORD }) => (ADMIN_PASSWORD ? comesFirst('ADMIN_PASSWORD') : undefined),
  },
]

/** How names of ours begin: what else begins so was meant for us. */
const families =
  /^(ADMIN|DATABASE|DB|INBOUND_MAIL|JWT|MAIL|MAILGUN|METRICS|OPENAI|RECAPTCHA|RESEND|SENDGRID|SMTP)_/

/** Explains each setting that is given without effect; `known` are the names of all settings. */
export function findUnused(given: Given, chosen: Chosen, known: readonly string[]): string[] {
  const reasons = new Map<string, string>()
  for (const { names, why } of rules) {
    const reason = why(given, chosen)
    if (reason === undefined) continue
    for (const name of names) {
      if (given[name] !== undefined && !reasons.has(name)) reasons.set(name, reason)
    }
  }
  for (const name of Object.keys(given)) {
    if (families.test(name) && !known.includes(name)) reasons.set(name, 'no setting has this name')
  }
  return [...reasons].map(([name, reason]) => `${name}: ${reason}`)
}
