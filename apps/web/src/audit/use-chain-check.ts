import type { ChainChecked } from '@oka/contract/event'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'

import { client } from '../trpc.ts'

export type ChainCheck = UseMutationResult<ChainChecked, unknown, void>

/** Lets the server verify the whole chain, on demand, since it takes a while. */
export function useChainCheck(): ChainCheck {
  return useMutation<ChainChecked, unknown>({
    mutationFn: () => client.audit.check.query(),
  })
}
