import { Readable } from 'node:stream'
import { promisify } from 'node:util'

import type { MailOutcome, MailTransport, OutgoingMail } from '@oka/api/ports/mail'
import type { NodemailerError } from 'nodemailer'

import type { Sender } from './sender.ts'

export type SmtpSettings = {
  host: string
  port: number
  /** TLS from the start; otherwise STARTTLS as soon as the server offers it. */
  isSecure: boolean
  /** Fails without STARTTLS. */
  requiresTls: boolean
  /** Whether the server's certificate must be valid for `host`. */
  verifiesCertificate: boolean
  login: { user: string; pass: string } | null
}

type Options = { sender: Sender; timeoutMs: number }

/**
 * Sends mails to an SMTP server (RFC 5321), each over a connection of its own. SMTP has no
 * idempotency keys.
 */
export function createSmtpTransport(
  settings: SmtpSettings,
  options: Options,
): Omit<MailTransport, 'from'> {
  return {
    name: 'SMTP',
    idempotentFor: null,
    send: (mail) => sendBySmtp(settings, options, mail),
  }
}

async function sendBySmtp(
  { host, port, isSecure, requiresTls, verifiesCertificate, login }: SmtpSettings,
  { sender, timeoutMs }: Options,
  mail: OutgoingMail,
): Promise<MailOutcome> {
  // Loaded with the first mail: most installations use an API.
  const { default: SmtpConnection } = await import('nodemailer/lib/smtp-connection')
  const { message, envelope } = await compose(sender, mail)
  let hasBegun = false
  const content = new Readable({
    // Called when the server has answered DATA with 354, not before: until the message has begun,
    // it cannot have been accepted.
    read() {
      hasBegun = true
      this.push(message)
      this.push(null)
    },
  })
  const connection = new SmtpConnection({
    host,
    port,
    secure: isSecure,
    requireTLS: requiresTls,
    tls: { rejectUnauthorized: verifiesCertificate },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  })
  try {
    const response = await withDeadline(timeoutMs, async (failed) => {
      connection.on('error', failed)
      await promisify(connection.connect.bind(connection))()
      if (login) await promisify(connection.login.bind(connection))(login)
      return promisify(connection.send.bind(connection))(
        { ...envelope, size: message.byteLength },
        content,
      )
    })
    return { kind: 'accepted', providerId: response.serverMessageId ?? null }
  } catch (error) {
    return judge(error as NodemailerError, hasBegun)
  } finally {
    connection.close()
  }
}

/** The encoded mail; its content never makes the composer read a file or a URL. */
async function compose(
  { name, address }: Sender,
  { id, to, cc, replyTo, subject, html, text, attachments }: OutgoingMail,
): Promise<{ message: Buffer; envelope: { from: string; to: string[] } }> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const message = await new MailComposer({
    from: { name, address },
    to: { name: '', address: to },
    cc: cc.map((each) => ({ name: '', address: each })),
    ...(replyTo !== null && { replyTo: { name: '', address: replyTo } }),
    subject,
    html,
    text,
    // The same at each attempt, so that it can be found in the server's log.
    messageId: `<${id}@${address.slice(address.lastIndexOf('@') + 1)}>`,
    attachments: attachments.map(({ name: filename, content, contentType }) => ({
      filename,
      content,
      contentType,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  return { message, envelope: { from: address, to: [to, ...cc] } }
}

/** Runs a call that may also fail by an event, or hang. */
function withDeadline<Result>(
  timeoutMs: number,
  run: (failed: (error: Error) => void) => Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
    run(reject)
      .then(resolve, reject)
      .finally(() => clearTimeout(late))
  })
}

/**
 * A 5xx reply is permanent, a 4xx transient (RFC 5321 section 4.2.1); without a reply it depends on
 * whether the message had begun.
 */
function judge(error: NodemailerError, hasBegun: boolean): MailOutcome {
  const reason = `SMTP: ${error.message.replaceAll(/\p{C}+/gu, ' ').trim()}`
  const code = error.responseCode ?? 0
  if (code >= 500) return { kind: 'refused', reason }
  if (code >= 400) return { kind: 'deferred', reason }
  if (hasBegun) return { kind: 'unknown', reason }
  return final.has(error.code ?? '') ? { kind: 'refused', reason } : { kind: 'deferred', reason }
}

/** Refused by nodemailer itself: an address that SMTP cannot carry, a message above the server's SIZE. */
const final = new Set(['EENVELOPE', 'EMESSAGE'])
