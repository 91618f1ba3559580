import type { WebhookCall, WebhookRefusal } from '@oka/api/ports/mail'
import { z } from 'zod'

export const refuseSignature = (reason: string): WebhookRefusal => ({
  refused: 'signature',
  reason,
})
export const refuseBody = (reason: string): WebhookRefusal => ({ refused: 'body', reason })

/** A header that came once. */
export function headerOf({ headers }: WebhookCall, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

/** The JSON of a body; undefined for anything else. */
export function parseBody({ body }: Pick<WebhookCall, 'body'>): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** Characters stored of a provider's reason. */
const reasonMaxLength = 500

/** A provider's reason on one line; null without one. */
export function reasonOf(...said: readonly unknown[]): string | null {
  const text = said.find((one) => typeof one === 'string' && one.trim() !== '')
  if (typeof text !== 'string') return null
  return text
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, reasonMaxLength)
    .toWellFormed()
}

/** A time in seconds since 1970, as ISO 8601. */
export const toIso = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** The latest time that PostgreSQL and JavaScript both write with four digits of the year, in seconds. */
export const maxSeconds = 253_402_300_799

/** An id or an address, as it may be stored. */
export const stored = z
  .string()
  .max(255)
  .regex(/^\P{C}+$/u)
