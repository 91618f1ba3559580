import type { Deps, Limits } from '@oka/api/deps'
import type { HumanCheck } from '@oka/api/ports/access'

import type { Env } from '../config/env.ts'
import { createPowCheck } from './human-check/pow.ts'
import { createRecaptchaCheck } from './human-check/recaptcha.ts'
import { deriveKey } from './secrets.ts'

/** What stands before a conversation, as HUMAN_CHECK says. None of them gives a person anything to do. */
export function createHumanCheck(
  settings: Env['humanCheck'],
  { secret, limits, log }: { secret: string; limits: Limits; log: Deps['log'] },
): HumanCheck {
  switch (settings.kind) {
    case 'off':
      return { ask: async () => ({ kind: 'off' }), verify: async () => true }
    case 'pow':
      return createPowCheck(deriveKey(secret, 'human-check'), limits)
    case 'recaptcha':
      return createRecaptchaCheck(settings, log)
  }
}
