import { parseArgs } from 'node:util'

import { createOfflineAssistant } from '@oka/assistant/offline'
import { hasLeads } from '@oka/db/leads/leads'
import { writeReportMail } from '@oka/mail/report-mail'
import { openReportPdf } from '@oka/pdf/report-pdf'

import { readEnv } from '../config/env.ts'
import { fillDemo } from '../demo/fill-demo.ts'
import { createVault } from '../security/encryption.ts'
import { createSignedTokens } from '../security/signed-tokens.ts'
import { loadOrCreateSecret } from '@oka/db/persisted-secret'
import { newSecret } from '@oka/api/secret'
import { readConversations } from '../demo/read-conversations.ts'
import { openJobs } from '../jobs.ts'
import { createLimits } from '../security/limits.ts'
import { createPasswords } from '../security/passwords.ts'
import { paths } from '../config/paths.ts'
import { randomPassword } from '../security/secrets.ts'
import { prepareStart } from '../startup.ts'
import { CommandError, runCommand, say, warn } from './run-command.ts'

// `pnpm db:seed [--force]`: fills the database with a realistic demo.

function readForce(): boolean {
  try {
    return parseArgs({ options: { force: { type: 'boolean', default: false } } }).values.force
  } catch {
    throw new CommandError('There is one option: pnpm db:seed [--force]')
  }
}

const report = (error: unknown) => warn(String(error))

/** Timeout in milliseconds to start a thread, read a text or draw a PDF: longer than the server's, as this is a batch job. */
const timeout = 120_000

/** The startup lines that say how to sign in. */
const signIn = /^(Admin app|Sign in as|Password|First admin)/

await runCommand(async (database, source) => {
  const env = readEnv(source, paths.root)
  const { db, directUrl } = database
  const force = readForce()
  if (!force && env.production) {
    throw new CommandError(
      'NODE_ENV is production, and the demo is not for that. With --force it is added all the same.',
    )
  }
  if (!force && (await hasLeads(db))) {
    throw new CommandError(
      'There are leads in this database already. With --force the demo is added to them.',
    )
  }
  const now = new Date()
  const secret = env.jwt.secret ?? (await loadOrCreateSecret(env.dataDir, 'jwt-secret', newSecret))
  const passwords = createPasswords()
  const password = randomPassword()
  await using pdf = openReportPdf({ script: paths.pdfWorker, timeout })
  await using jobs = await openJobs(directUrl, report)
  await using assistant = createOfflineAssistant({
    script: paths.offlineWorker,
    timeout,
    startTimeout: timeout,
    report,
  })
  // The first admin is created before the colleagues, so that the first account is an admin's.
  const startupLines = await prepareStart(
    { db, passwords, setupToken: null, mailTransport: null },
    env,
  )
  using limits = createLimits(database, { scale: 1, several: false })
  const { leads } = await fillDemo(
    db,
    {
      assistant,
      renderReportPdf: pdf.render,
      jobs,
      limits,
      writeReportMail,
      replyAddresses: null,
      signedTokens: await createSignedTokens(secret),
      vault: createVault(secret),
      stopping: new AbortController().signal,
      publicUrl: env.publicUrl,
      passwordHash: await passwords.hash(password),
    },
    await readConversations(now),
    now,
  )
  say(`The demo is in: ${leads} leads with their conversations, reports and mails.`)
  say(`Two colleagues came along: camille@oka.test and tom@oka.test, password ${password}`)
  for (const line of startupLines.filter((each) => signIn.test(each))) say(line)
  return 0
})
