import {
  type RunningServer,
  type ServerOptions,
  startServer as startBundle,
} from '@oka/e2e/testing/server'

/** Starts the bundle on a database of ours, with tokens that last and limits that no load reaches. */
export function startServer({
  databaseUrl,
  env,
  ...options
}: Omit<ServerOptions, 'uid'> & { databaseUrl: string }): Promise<RunningServer> {
  return startBundle({
    ...options,
    env: { DATABASE_URL: databaseUrl, JWT_EXPIRE: '2h', RATE_LIMIT_SCALE: '100000', ...env },
  })
}
