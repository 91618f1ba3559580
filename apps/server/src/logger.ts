import { isOutage } from '@oka/db/errors'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

import { serializeError } from './http/serialize-error.ts'

/**
 * All that a line may say besides its words. What is not named here does not leave the process: a body,
 * a token or an address that somebody logs by mistake is left out, and only its name is told.
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

/** Everything that works with the database fails while it is away, which `createReadiness` says in one line. */
const hooks: NonNullable<LoggerOptions['hooks']> = {
  logMethod(args, method) {
    const [details] = args as unknown as [{ err?: unknown } | undefined]
    if (!isOutage(details?.err)) method.apply(this, args)
  },
}

/** JSON for programs, or lines for people. */
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
