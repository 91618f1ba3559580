import type { Deps } from '@oka/api/deps'
import { hasAdmins } from '@oka/db/accounts/admins'

import type { Env } from '../config/env.ts'

/**
 * Says in the log, in production, where the first admin is about to get a password that is easy to
 * guess. Runs in the background and never fails the start: whoever sets the environment controls the server anyway, and can
 * change the password in the app.
 */
export async function warnOfWeakPassword(
  {
    db,
    isGuessable,
    log,
    runInBackground,
  }: Pick<Deps, 'db' | 'isGuessable' | 'log' | 'runInBackground'>,
  { production, firstAdmin }: Pick<Env, 'production' | 'firstAdmin'>,
): Promise<void> {
  if (!production || !firstAdmin || !('password' in firstAdmin)) return
  const { email, password } = firstAdmin
  if (await hasAdmins(db)) return
  runInBackground(async () => {
    if (!(await isGuessable(password, [email]))) return
    log.warn(
      {},
      'ADMIN_PASSWORD is a common password, or made of ADMIN_EMAIL: change it in the app as soon as you are in. Several words that do not belong together are fine.',
    )
  })
}
