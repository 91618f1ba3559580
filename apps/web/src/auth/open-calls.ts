import type { AppRouter } from '@oka/api/router'
import { createTRPCClient, httpLink } from '@trpc/client'

import { base } from '../trpc.ts'

/** Calls before sign-in: without a token. */
export const { auth: openCalls } = createTRPCClient<AppRouter>({
  links: [httpLink({ url: `${base}/trpc` })],
})
