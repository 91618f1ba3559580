import { z } from 'zod'

/** A value of the environment that cannot be used, said in a sentence that names it. */
export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/** A key travels in a header, and no provider's has a blank in it: one that does was copied with more than the key. */
export const apiKey = z
  .string()
  .regex(
    /^[\u0021-\u007E]+$/,
    'must be the key alone: letters, digits and signs of ASCII, without blanks or line breaks',
  )
