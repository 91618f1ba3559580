import { z } from 'zod'

import { locales } from './known-values.ts'

export const locale = z.enum(locales)
export type Locale = z.infer<typeof locale>
