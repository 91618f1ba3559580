import type { ChainChecked } from '@oka/contract/event'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'

import { client } from '../trpc.ts'

export type ChainCheck = UseMutationResult<ChainChecked, unknown, void>

/** Has the server compute the whole chain anew, which takes a while: only when asked to. */
export function useChainCheck(): ChainCheck {
  return useMutation<ChainChecked, unknown>({
    mutationFn: () => client.audit.check.query(),
  })
}
