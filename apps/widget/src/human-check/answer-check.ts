import type { HumanCheck } from '@oka/contract/chat'

import { askRecaptcha } from './ask-recaptcha.ts'
import { solvePow } from './solve-pow.ts'

/**
 * Solves the check that the server requires for a new conversation, without the visitor noticing.
 * Throws when it fails.
 */
export async function answerCheck(check: HumanCheck): Promise<string> {
  switch (check.kind) {
    case 'pow':
      return solvePow(check.challenge)
    case 'recaptcha':
      return askRecaptcha(check)
    // Switched off since the server's refusal.
    case 'off':
      return ''
  }
}
