import { z } from 'zod'

import { text } from './text.ts'

/** An address that opens securely, such as that of a calendar to book a call in. */
export const secureUrl = text(500, 1)
  .pipe(z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' }))
  .refine((url) => !/^[^:]+:\/\/[^/?#]*@/.test(url), 'must not contain a name or a password')
