import { isIPv4, isIPv6 } from 'node:net'

import type { SmtpSettings } from '@oka/mail/smtp'

import { EnvError } from './env-values.ts'

/**
 * Reads `smtp://user:password@host:port` (STARTTLS) or `smtps://` (TLS from the start), with 587
 * and 465 as ports (RFC 8314 section 3.3). A password is never sent to another machine in plain
 * text, and a certificate must be valid, unless the URL says otherwise. Throws an EnvError with
 * the reason, the end of a sentence.
 */
export function readSmtpUrl(text: string): SmtpSettings {
  const url = parse(text)
  const host = readHost(url)
  const login = readLogin(url)
  const flags = readFlags(url.searchParams)
  // Nothing can intercept on this machine, and local servers have self-signed certificates.
  const isLocal = isLoopback(host)
  const isSecure = url.protocol === 'smtps:' || url.port === '465'
  return {
    host,
    port: Number(url.port) || (isSecure ? 465 : 587),
    isSecure,
    requiresTls: flags.requireTLS ?? (login !== null && !isLocal),
    verifiesCertificate: flags['tls.rejectUnauthorized'] ?? !isLocal,
    login,
  }
}

function parse(text: string): URL {
  // The parser silently drops line breaks, and encodes blanks.
  const url = /[\s\p{Cc}]/u.test(text) ? null : URL.parse(text)
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new EnvError(
      'must be a URL, such as smtp://user:password@mail.example.com:587 or smtps://mail.example.com',
    )
  }
  if (!/^\/?$/.test(url.pathname) || url.hash !== '') {
    throw new EnvError(
      'must end with the host or its port; in a password, @ / ? # and % are written as %40 %2F %3F %23 and %25',
    )
  }
  if (url.port === '0') throw new EnvError('must have a port from 1 to 65535')
  return url
}

function readHost({ hostname }: URL): string {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIPv6(host) || /^[\w-]+(\.[\w-]+)*\.?$/.test(host)) return host
  throw new EnvError('must name a host, such as mail.example.com')
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

function readLogin({ username, password }: URL): SmtpSettings['login'] {
  if (username === '' && password === '') return null
  if (username === '') throw new EnvError('has a password without a user')
  if (password === '') throw new EnvError('has a user without a password')
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  } catch {
    throw new EnvError(
      'has a % in the user or the password that encodes nothing: % itself is written as %25',
    )
  }
}

/** Allowed query parameters, by nodemailer's names. */
const parameters = ['requireTLS', 'tls.rejectUnauthorized'] as const

type Flags = Partial<Record<(typeof parameters)[number], boolean>>

function readFlags(given: URLSearchParams): Flags {
  const flags: Flags = {}
  for (const [name, value] of given) {
    const known = parameters.find((parameter) => parameter === name)
    if (!known) {
      const allowed = parameters.join(' and ')
      throw new EnvError(`has the parameter ${JSON.stringify(name)}: it may have ${allowed}`)
    }
    if (value !== 'true' && value !== 'false') {
      throw new EnvError(`has ${known}, which must be true or false`)
    }
    flags[known] = value === 'true'
  }
  return flags
}
