import { admin } from '@oka/e2e/testing/server'

import { createCaller } from '../running/clients.ts'

/** A client of the server's first admin. */
export async function signIn(url: string): Promise<ReturnType<typeof createCaller>> {
  const answer = await createCaller(url).auth.login.mutate(admin)
  if (!('accessToken' in answer)) throw new Error('A second factor was asked for.')
  return createCaller(url, answer.accessToken)
}
