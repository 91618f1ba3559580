import { pino } from 'pino'

import { serializeError } from './serialize-error.ts'

/** JSON for programs, or lines for people. */
export function createLogger(level: string, pretty = false) {
  return pino({
    level,
    serializers: { err: serializeError },
    ...(pretty && {
      transport: {
        target: 'pino-pretty',
        options: { ignore: 'pid,hostname,reqId', singleLine: true },
      },
    }),
  })
}
