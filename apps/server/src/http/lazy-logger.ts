import type { FastifyBaseLogger } from 'fastify'

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
type Arguments = Parameters<FastifyBaseLogger['info']>

/** The logger of a request, which is made when something is logged: most requests log nothing, or one line. */
export class LazyLogger implements FastifyBaseLogger {
  readonly #make: () => FastifyBaseLogger
  #made: FastifyBaseLogger | undefined

  constructor(make: () => FastifyBaseLogger) {
    this.#make = make
  }

  get #logger(): FastifyBaseLogger {
    this.#made ??= this.#make()
    return this.#made
  }

  get level(): string {
    return this.#logger.level
  }

  set level(level: string) {
    this.#logger.level = level
  }

  #log(level: Level, given: unknown[]): void {
    this.#logger[level](...(given as Arguments))
  }

  fatal(...given: unknown[]): void {
    this.#log('fatal', given)
  }

  error(...given: unknown[]): void {
    this.#log('error', given)
  }

  warn(...given: unknown[]): void {
    this.#log('warn', given)
  }

  info(...given: unknown[]): void {
    this.#log('info', given)
  }

  debug(...given: unknown[]): void {
    this.#log('debug', given)
  }

  trace(...given: unknown[]): void {
    this.#log('trace', given)
  }

  silent(...given: unknown[]): void {
    this.#log('silent', given)
  }

  child(...given: Parameters<FastifyBaseLogger['child']>): FastifyBaseLogger {
    return this.#logger.child(...given)
  }
}
