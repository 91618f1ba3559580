import type { Deps } from '../deps.ts'
import { invalidInput } from '../domain-error.ts'

/**
 * The hash of a newly chosen password. Throws `invalid_input` naming the field when it is common,
 * or contains known data about the person (NIST SP 800-63B-4, 3.1.1.2).
 */
export async function choosePassword(
  { passwords, isGuessable }: Pick<Deps, 'passwords' | 'isGuessable'>,
  field: 'password' | 'newPassword',
  password: string,
  known: readonly string[],
): Promise<string> {
  if (await isGuessable(password, known)) {
    throw invalidInput(field, 'must not be a common password, nor your name or address')
  }
  return passwords.hash(password)
}
