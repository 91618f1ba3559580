import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'

import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'

import type { ReceivedMail } from './http-double.ts'

export const smtpUser = 'oka@mail.example'
/** With characters that must be encoded in a URL. */
export const smtpPassword = 'pâss:w@rd/1'

/** Self-signed, for 127.0.0.1 until 2126; made for this file by `openssl req -x509`. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQge7z+mRyaqOEF/sB3
a/2Fb6xvrXq3MdzLgAQQ+R2bSWahRANCAARH6u6ULZLyxQwnut4HPrHUzuDG1AWf
aidXQ2bXq1b5MP4Elrf7TKqgzgoBl/N2+N1sgtNP7VLis+wgUX1RSXio
-----END PRIVATE KEY-----`
const cert = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUO+PghQWBqCSEJWOSROV0AZ9sBAAwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODA1MjUyN1oYDzIxMjYxMTA0
MDUyNTI3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARH6u6ULZLyxQwnut4HPrHUzuDG1AWfaidXQ2bXq1b5MP4Elrf7TKqg
zgoBl/N2+N1sgtNP7VLis+wgUX1RSXioo28wbTAdBgNVHQ4EFgQUl7hPyWRKzCVN
rcxr+qMUv5vipDMwHwYDVR0jBBgwFoAUl7hPyWRKzCVNrcxr+qMUv5vipDMwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIga7QogygRkfK86tIYzVajUSFnomY10Y0dwi5HlQWjrxcCIAK4
UM3EGbrnANuP6FVMELHZ9/2Q50a2NGV6bvX2Tskd
-----END CERTIFICATE-----`

type Step = 'connect' | 'auth' | 'from' | 'to' | 'data'
/** The fault of the next mail: a reply at a step, or a connection that is cut or silent. */
type Fault =
  | { at: Step; code: number; message: string }
  | 'cut after the recipient'
  | 'cut after acceptance'
  | 'hang after acceptance'
  | 'hang'

export type SmtpDouble = AsyncDisposable & {
  port: number
  /** The mails accepted, each once. */
  accepted: (ReceivedMail & {
    /** Of the envelope. */
    recipients: string[]
    messageId: string | undefined
    isEncrypted: boolean
    user: string | undefined
  })[]
  /** The number of connections. */
  calls: number
  failNext: (fault: Fault) => void
}

type Callback = (error?: Error | null) => void

/** A real SMTP server (smtp-server), with its own self-signed certificate for TLS. */
export async function openSmtpDouble(options: SMTPServerOptions = {}): Promise<SmtpDouble> {
  const faults: Fault[] = []
  let fault: Fault | undefined
  const failing = (step: Step): Error | null =>
    typeof fault === 'object' && fault.at === step
      ? Object.assign(new Error(fault.message), { responseCode: fault.code })
      : null
  const sockets = new Set<Socket>()
  const cut = () => sockets.forEach((socket) => socket.destroy())

  const server = new SMTPServer({
    authOptional: true,
    size: 10 * 1024 * 1024,
    socketTimeout: 10_000,
    key,
    cert,
    ...options,
    onConnect(_, callback) {
      double.calls += 1
      fault = faults.shift()
      if (fault !== 'hang') callback(failing('connect'))
    },
    onAuth({ username, password }, _, callback) {
      const refused = failing('auth')
      if (refused) return callback(refused)
      if (username !== smtpUser || password !== smtpPassword) {
        const wrong = new Error('5.7.8 Authentication credentials invalid')
        return callback(Object.assign(wrong, { responseCode: 535 }))
      }
      callback(null, { user: username })
    },
    onMailFrom: (_, __, callback) => callback(failing('from')),
    onRcptTo(_, __, callback) {
      if (fault === 'cut after the recipient') return cut()
      callback(failing('to'))
    },
    onData(stream, { secure, user, envelope }, callback: Callback) {
      void (async () => {
        const parsed = await simpleParser(stream)
        const tooLarge = Object.assign(new Error('Message too large'), { responseCode: 552 })
        const refused = failing('data') ?? (stream.sizeExceeded ? tooLarge : null)
        if (refused) return callback(refused)
        double.accepted.push({
          ...toReceived(parsed),
          recipients: envelope.rcptTo.map(({ address }) => address),
          messageId: parsed.messageId,
          isEncrypted: secure,
          user: user as string | undefined,
        })
        if (fault === 'cut after acceptance') return cut()
        if (fault !== 'hang after acceptance') callback()
      })()
    },
  })
  // A client that gives up, or one that was cut.
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })

  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const double: SmtpDouble = {
    port: (server.server.address() as AddressInfo).port,
    accepted: [],
    calls: 0,
    failNext: (next) => faults.push(next),
    async [Symbol.asyncDispose]() {
      cut()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return double
}

const textOf = (field: ParsedMail['to']): string[] =>
  field === undefined
    ? []
    : [field].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''))

function toReceived(parsed: ParsedMail): ReceivedMail {
  const { from, to, cc, replyTo, subject, text, html, attachments } = parsed
  return {
    from: from?.text ?? '',
    to: textOf(to).join(', '),
    cc: textOf(cc),
    replyTo: replyTo?.text ?? null,
    subject: subject ?? '',
    text: text ?? '',
    html: html || '',
    attachments: attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? '',
      contentType,
      content,
    })),
  }
}
