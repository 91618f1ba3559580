import { ensureFirstAdmin } from '@oka/api/auth/first-admin'
import type { Deps } from '@oka/api/deps'
import { hasAdmins } from '@oka/db/accounts/admins'
import { hasLeads } from '@oka/db/leads/leads'
import { loadOrCreateSecret } from '@oka/db/persisted-secret'
import { formatSender } from '@oka/mail/sender'

import type { Env } from './config/env.ts'
import { randomPassword } from './security/secrets.ts'

const developer = 'admin@oka.test'
const passwordFile = 'first-admin-password'

/** Offers the demo to a developer with an empty database. */
export async function offerDemo(
  { db }: Pick<Deps, 'db'>,
  { production }: Pick<Env, 'production'>,
): Promise<string[]> {
  if (production || (await hasLeads(db))) return []
  return ['Demo           npx --yes pnpm@12 db:seed fills it with 60 leads and their conversations']
}

/**
 * Creates the first admin when there is none, and returns lines for the operator. In development
 * the admin has a generated password, kept in the data folder.
 */
export async function prepareStart(
  deps: Pick<Deps, 'db' | 'mailTransport' | 'passwords' | 'setupToken'>,
  env: Pick<
    Env,
    'firstAdmin' | 'production' | 'dataDir' | 'publicUrl' | 'frontendUrl' | 'mail' | 'unused'
  >,
): Promise<string[]> {
  const unused = env.unused.map(hasNoEffect)
  const lines = [
    `Mail           ${describeMail(deps.mailTransport, env.mail)}`,
    `Admin app      ${env.frontendUrl}`,
    `Sample page    ${env.publicUrl}/demo`,
    `API            ${env.publicUrl}/api/docs`,
  ]
  if (env.firstAdmin) {
    const made = await ensureFirstAdmin(deps, env.firstAdmin)
    if (made) return [...unused, ...lines, `First admin    ${made.email}`]
    const late = hasNoEffect('ADMIN_EMAIL and its password: there is an admin already')
    return [...unused, late, ...lines]
  }
  lines.unshift(...unused)
  if (env.production) {
    if (await hasAdmins(deps.db)) return lines
    // In the log, and worthless as soon as there is an admin.
    return [...lines, `First admin    ${env.frontendUrl}/join#${deps.setupToken}`]
  }
  if (await hasAdmins(deps.db)) {
    return [...lines, `Sign in as     ${developer}, password in ${env.dataDir}/${passwordFile}`]
  }
  const password = await loadOrCreateSecret(env.dataDir, passwordFile, randomPassword)
  await ensureFirstAdmin(deps, { email: developer, password })
  return [...lines, `Sign in as     ${developer}`, `Password       ${password}`]
}

const hasNoEffect = (what: string) => `No effect      ${what}`

function describeMail(transport: Deps['mailTransport'], mail: Env['mail']): string {
  if (!transport || !mail) return 'stays in the outbox: no provider is configured'
  return `by ${transport.name}, from ${formatSender(mail.sender)}`
}
