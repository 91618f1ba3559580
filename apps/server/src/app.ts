import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'

import { createConversationHub } from '@oka/api/chat/conversation-hub'
import { createFindNearest } from '@oka/api/knowledge/find-nearest'
import { createPassageIndex } from '@oka/api/knowledge/passage-index'
import type { Deps } from '@oka/api/deps'
import { createModelMeter } from '@oka/api/model-meter'
import { newSecret } from '@oka/api/secret'
import { loadOrCreateSecret } from '@oka/db/persisted-secret'
import { releaseAllClaims } from '@oka/db/chat/turns'
import { createOfflineAssistant } from '@oka/assistant/offline'
import type { OfflineThreadOptions } from '@oka/assistant/offline-thread'
import { createMailTransport } from '@oka/mail/transport'
import { refuseUnprintable } from '@oka/api/report/refuse-unprintable'
import { createReadMailReports } from '@oka/mail/webhooks/mail-reports'
import { openReportPdf } from '@oka/pdf/report-pdf'
import type { Logger } from 'pino'

import { addressKey } from './http/address-key.ts'
import { openAssistant } from './assistant.ts'
import { readAnchors } from './security/audit-anchors.ts'
import { openAuditKeys } from './security/audit-keys.ts'
import { createBackground } from './background.ts'
import { openRunningDatabase } from './database.ts'
import type { Env } from './config/env.ts'
import { openPasswordStrength } from './security/password-strength-thread.ts'
import { createHumanCheck } from './security/human-check.ts'
import { openJobs } from './jobs.ts'
import { createPasswords, type HashCost } from './security/passwords.ts'
import { createLifetimes } from './sockets/session-expiry.ts'
import { createLimits } from './security/limits.ts'
import { paths } from './config/paths.ts'
import { warnOfWeakPassword } from './security/warn-of-weak-password.ts'
import { createReplyAddresses } from './security/reply-addresses.ts'
import { secondFactors } from './security/second-factors.ts'
import { deriveSecrets } from './security/secrets.ts'
import { sealUntilStop } from './security/seal-until-stop.ts'
import { createSessionMemo } from './security/session-memo.ts'
import { createServer } from './http/server.ts'
import { createAccessTokens, createSignedTokens } from './security/signed-tokens.ts'
import { embedUntilStop, sendCopiesUntilStop, sweepUntilStop } from './sweep.ts'
import { createVault } from './security/encryption.ts'
import { offerDemo, prepareStart } from './startup.ts'

/**
 * The listen backlog: connections that the system holds until they are accepted. It drops one beyond, whose client
 * tries again after a second.
 */
const listenBacklog = 4096
/** Milliseconds that shutdown waits for calls in progress. */
const callTimeoutMs = 3000
/** Milliseconds; `Deps` says what they are. */
const debounce: Deps['debounce'] = { quietMs: 1000, typingMs: 4000 }
/** Milliseconds for which messages are batched to be read together; the debounce hides them. */
const gatherMs = debounce.quietMs / 10

export type App = AsyncDisposable & {
  deps: Deps
  /** The port it listens on. */
  port: number
  /** Lines for the operator, printed after the start. */
  startupLines: string[]
}

type Pace = {
  /** Of passwords; what OWASP recommends if absent. */
  hashCost?: HashCost
  /** Milliseconds between two sentences of the offline assistant. */
  sentencePause?: number
  /** Milliseconds for the offline assistant's thread to read a text, and to start. */
  readingTimeouts?: Pick<OfflineThreadOptions, 'timeout' | 'startTimeout'>
  /** Milliseconds that a test of a server with language models waits. */
  checkTimeouts?: { firstSignMs: number; replyMs: number; totalMs: number }
}

/**
 * Opens everything in order of dependency and listens. Disposing closes it in reverse: readiness
 * off, clients asked to reconnect, turns and jobs released, the database last.
 *
 * @param pace of what is slow on purpose or ended for being slow, neither of which tests need
 */
export async function openApp(
  env: Env,
  log: Logger,
  { hashCost, sentencePause, readingTimeouts, checkTimeouts }: Pace = {},
): Promise<App> {
  await using opened = new AsyncDisposableStack()
  const report = (error: unknown) => log.error({ err: error }, 'Work in the background failed.')
  const stop = new AbortController()

  const database = opened.use(await openRunningDatabase(env, paths.migrations))
  const pdf = opened.use(openReportPdf({ script: paths.pdfWorker }))
  const offline = opened.use(
    createOfflineAssistant({
      script: paths.offlineWorker,
      sentencePause,
      ...readingTimeouts,
      gatherMs,
      report,
    }),
  )
  const passwordStrength = opened.use(openPasswordStrength(paths.passwordWorker))
  const jobs = opened.use(
    await openJobs(database.directUrl, report).catch((error: unknown) => {
      throw database.explain(error)
    }),
  )
  const secret = env.jwt.secret ?? (await loadOrCreateSecret(env.dataDir, 'jwt-secret', newSecret))
  const auditKeys = await openAuditKeys(env.dataDir, secret, log)
  const background = createBackground(report)
  // An embedded database serves this process alone.
  const several = env.database !== null
  const digestAddress = deriveSecrets(secret, 'address')
  const limits = opened.use(createLimits(database, { scale: env.limits.scale, several }))
  const outlets = {
    db: database.db,
    jobs,
    log,
    // Loaded lazily, with the first mail.
    writeStaffMail: async (mail) => (await import('@oka/mail/staff-mail')).writeStaffMail(mail),
    mailTransport: env.mail && createMailTransport(env.mail.provider, env.mail),
    vault: createVault(secret),
    frontendUrl: env.frontendUrl,
    runInBackground: background.run,
  } satisfies Partial<Deps>
  const running = opened.use(
    await openAssistant(
      { ...database, ...outlets, meter: createModelMeter(outlets), offline, report },
      { openai: env.openai, allowsPrivate: env.allowsPrivateProviders, checkTimeouts },
    ),
  )
  const deps: Deps = {
    ...outlets,
    bus: database.bus,
    conversationHub: createConversationHub(database),
    assistant: running.assistant,
    modelProviders: running.modelProviders,
    embeddings: running.embeddings,
    findNearest: createFindNearest(),
    passageIndex: createPassageIndex(offline),
    offline,
    renderReportPdf: refuseUnprintable(pdf.render),
    // Loaded lazily, with the first page.
    fetchPage: async (url) => {
      const { createFetchPage } = await import('@oka/web-page/fetch-page')
      return createFetchPage({ contact: env.publicUrl, script: paths.webPageWorker })(url)
    },
    writeReportMail: async (document, parts) =>
      (await import('@oka/mail/report-mail')).writeReportMail(document, parts),
    draftReportMail: async (document) =>
      (await import('@oka/mail/report-mail')).draftReportMail(document),
    replyAddresses:
      env.inboundDomain === null ? null : createReplyAddresses(secret, env.inboundDomain),
    visibleText: async (mail) => (await import('@oka/mail/visible-text')).visibleText(mail),
    passwords: createPasswords(hashCost),
    isGuessable: passwordStrength.isGuessable,
    secondFactors,
    accessTokens: await createAccessTokens(secret, env.jwt.life),
    sessions: opened.use(createSessionMemo(database)),
    signedTokens: await createSignedTokens(secret),
    audit: { keys: auditKeys, readAnchors: () => readAnchors(env.dataDir, auditKeys) },
    limits,
    humanCheck: createHumanCheck(env.humanCheck, { secret, limits, log }),
    visitorToken: deriveSecrets(secret, 'visitor'),
    addressDigest: (address) => digestAddress(addressKey(address)),
    refreshSuccessor: deriveSecrets(secret, 'refresh'),
    setupToken: env.production ? deriveSecrets(secret, 'setup')('first admin') : null,
    publicUrl: env.publicUrl,
    debounce,
    processId: randomUUID(),
    stopping: stop.signal,
  }
  opened.defer(async () => {
    await background.settle()
    await releaseAllClaims(deps.db, deps.processId)
  })
  const lifetimes = opened.use(createLifetimes(deps))
  await warnOfWeakPassword(deps, env)
  const startupLines = [...(await prepareStart(deps, env)), ...(await offerDemo(deps, env))]
  // Loaded only where mails come in: it brings parsers of mails.
  const receivedMails =
    env.inboundDomain === null
      ? new Map()
      : (await import('@oka/mail/webhooks/received-mails')).createReadReceivedMails(env.inboundKeys)
  const server = await createServer(deps, {
    logger: log,
    publicUrl: env.publicUrl,
    frontendUrl: env.frontendUrl,
    origins: env.origins,
    lifetimes,
    limitScale: env.limits.scale,
    trusts: env.http.trusts,
    metricsToken: env.metrics.token,
    mailReports: createReadMailReports(env.mailWebhooks),
    receivedMails,
    isProxied: env.http.isProxied,
    readingLoad: offline.load,
    production: env.production,
    web: paths.web,
    widget: paths.widget,
    recaptcha: env.humanCheck.kind === 'recaptcha' ? env.humanCheck.baseUrl : null,
  })
  opened.defer(async () => {
    stop.abort()
    const timer = setTimeout(() => server.server.closeAllConnections(), callTimeoutMs)
    await server.close()
    clearTimeout(timer)
  })
  await server.listen({ host: env.http.host, port: env.http.port, backlog: listenBacklog })
  await jobs.work(deps)
  background.run(() => sweepUntilStop(deps))
  background.run(() => sendCopiesUntilStop(deps))
  background.run(() => embedUntilStop(deps))
  background.run(() => running.follow(stop.signal))
  // In development the addresses stay the last lines printed.
  const level = env.production ? 'info' : 'debug'
  background.run(() => sealUntilStop(deps, { keys: auditKeys, dataDir: env.dataDir, level }))

  const closing = opened.move()
  const { port } = server.server.address() as AddressInfo
  return {
    deps,
    port,
    startupLines,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}
