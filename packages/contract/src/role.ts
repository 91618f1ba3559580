import { z } from 'zod'

import { roles } from './known-values.ts'

export const role = z.enum(roles)
export type Role = z.infer<typeof role>
