import { z } from 'zod'

import { role } from './role.ts'

export const email = z
  .string()
  .trim()
  .normalize('NFKC')
  .toLowerCase()
  .max(255, 'must have at most 255 characters')
  .pipe(z.email('must be an e-mail address'))

export const login = z.object({
  email,
  /** The upper bound keeps a request from buying hashing time with a huge password. */
  password: z.string().min(1, 'must not be empty').max(256, 'must have at most 256 characters'),
})
export type Login = z.infer<typeof login>

export const admin = z.object({
  id: z.int(),
  email: z.string(),
  name: z.string(),
  role,
})
export type Admin = z.infer<typeof admin>

export const session = z.object({
  accessToken: z.string(),
  /** Life of the access token in seconds. */
  expiresIn: z.int(),
  admin,
})
export type Session = z.infer<typeof session>

export const loggedOut = z.object({ loggedOut: z.literal(true) })
