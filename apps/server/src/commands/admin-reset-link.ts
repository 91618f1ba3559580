import { makeResetLink } from '@oka/api/auth/reset-password'
import { z } from 'zod'

import { readAddressEnv } from '../config/env.ts'
import { CommandError, runCommand, say, warn } from './run-command.ts'

// `pnpm admin:reset-link EMAIL`: prints a password reset link for that account, for when no mail
// service sends it. In production without the sources it is `node
// apps/server/dist/admin-reset-link.js EMAIL`.

const usage = 'Say whose: pnpm admin:reset-link EMAIL'

function readEmail(): string {
  const [given, ...others] = process.argv.slice(2)
  if (given === undefined || others.length > 0) throw new CommandError(usage)
  if (!z.email().safeParse(given).success) {
    throw new CommandError(`${given} is not an e-mail address. ${usage}`)
  }
  return given
}

await runCommand(async ({ db }, source) => {
  const email = readEmail()
  const { frontendUrl } = readAddressEnv(source)
  const link = await makeResetLink({ db, frontendUrl }, email)
  if (!link) {
    throw new CommandError(`There is no account of ${email}, or it is disabled. No link was made.`)
  }
  say(link.url)
  warn(`It works once, until ${link.expiresAt}. Hand it to ${email} alone: it opens that account.`)
  if (!source['PUBLIC_URL'] && !source['FRONTEND_URL']) {
    warn('Neither PUBLIC_URL nor FRONTEND_URL is set: replace the host by that of your admin app.')
  }
  return 0
})
