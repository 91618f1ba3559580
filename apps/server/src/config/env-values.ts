import { z } from 'zod'

/** An unusable value of the environment; the message is a sentence that names it. */
export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/** A key travels in a header, and no provider's contains a blank: more than the key was copied. */
export const apiKey = z
  .string()
  .regex(
    /^[\u0021-\u007E]+$/,
    'must be the key alone: letters, digits and signs of ASCII, without blanks or line breaks',
  )
