import { first } from './first.en.ts'
import { later } from './later.en.ts'

/** Every sentence of the admin app; French has to have the same keys. */
export const messages = { ...first, ...later } as const
