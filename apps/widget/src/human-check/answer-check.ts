import type { HumanCheck } from '@oka/contract/chat'

import { askRecaptcha } from './ask-recaptcha.ts'
import { solvePow } from './solve-pow.ts'

/**
 * Does what the server asks for before a conversation begins; the visitor has nothing to do and
 * notices nothing. Throws where it does not succeed.
 */
export async function answerCheck(check: HumanCheck): Promise<string> {
  switch (check.kind) {
    case 'pow':
      return solvePow(check.challenge)
    case 'recaptcha':
      return askRecaptcha(check)
    // Switched off since the server refused.
    case 'off':
      return ''
  }
}
