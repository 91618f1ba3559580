import { isOutage } from '@oka/db/errors'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

import { serializeError } from './http/serialize-error.ts'

/**
 * Allow-list of the fields of a log entry. Other fields are dropped, so that a body, a token or an
 * address logged by mistake stays private; only the field's name is logged.
 */
const allowed = new Set([
  'anchor',
  'attempt',
  'conversationId',
  'count',
  'err',
  'job',
  'leadId',
  'method',
  'ms',
  'of',
  'path',
  'procedure',
  'status',
])

function keepAllowed(details: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(details)
  const kept = entries.filter(([name]) => allowed.has(name))
  const left = entries.flatMap(([name]) => (allowed.has(name) ? [] : [name]))
  return { ...Object.fromEntries(kept), ...(left.length > 0 && { left: left.join(', ') }) }
}

/** During an outage all database work fails, which `createReadiness` logs once. */
const hooks: NonNullable<LoggerOptions['hooks']> = {
  logMethod(args, method) {
    const [details] = args as unknown as [{ err?: unknown } | undefined]
    if (!isOutage(details?.err)) method.apply(this, args)
  },
}

/** JSON for machines, or formatted lines for people. */
export function createLogger(
  level: string,
  { pretty = false, destination }: { pretty?: boolean; destination?: DestinationStream } = {},
): Logger {
  const options = {
    level,
    formatters: { log: keepAllowed },
    serializers: { err: serializeError },
    hooks,
    ...(pretty && {
      transport: {
        target: 'pino-pretty',
        options: { ignore: 'pid,hostname,reqId', singleLine: true, sync: true },
      },
    }),
  }
  return destination ? pino(options, destination) : pino(options)
}
