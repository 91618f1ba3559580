/** What a log may hold of an error: its causes down to the first, without what people typed. */
export type LoggedError = {
  type: string
  message: string
  code?: string
  constraint?: string
  stack?: string
  cause?: LoggedError
}

/**
 * A failed query's message repeats its parameters, and PostgreSQL's detail the row: personal values
 * that do not belong into a log. What is left names the query's cause and its place in our code.
 */
export function serializeError(error: unknown): LoggedError {
  if (!isLikeError(error)) return { type: typeof error, message: String(error) }
  const { code, constraint_name: constraint } = error as { code?: string; constraint_name?: string }
  const [message = ''] = error.message.split('\nparams: ')
  return {
    type: error.name ?? typeof error,
    message: message.slice(0, 1000),
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(error.cause === undefined
      ? { stack: (error.stack ?? '').split('\n').slice(-12).join('\n') }
      : { cause: serializeError(error.cause) }),
  }
}

/** The job queue copies the fields of an error into an object of its own. */
const isLikeError = (error: unknown): error is Omit<Error, 'name'> & { name?: string } =>
  typeof error === 'object' &&
  error !== null &&
  'message' in error &&
  typeof error.message === 'string'
