import type { Member } from '@oka/contract/team'
import { useMutation } from '@tanstack/react-query'

import { queryClient, trpc } from '../trpc.ts'

/** Mutations of a member; each response updates the list at once. */
export function useSetRole(onDone: (member: Member) => void) {
  return useMutation(trpc.team.setRole.mutationOptions(handlers(onDone)))
}

export function useDisable(onDone: (member: Member) => void) {
  return useMutation(trpc.team.disable.mutationOptions(handlers(onDone)))
}

export function useEnable(onDone: (member: Member) => void) {
  return useMutation(trpc.team.enable.mutationOptions(handlers(onDone)))
}

export function useResetFactor(onDone: (member: Member) => void) {
  return useMutation(trpc.team.resetSecondFactor.mutationOptions(handlers(onDone)))
}

function handlers(onDone: (member: Member) => void) {
  return {
    onSuccess: (member: Member) => {
      queryClient.setQueryData(trpc.team.list.queryKey(), (members) =>
        members?.map((each) => (each.id === member.id ? member : each)),
      )
      onDone(member)
    },
    // Whatever the reason, the shown values may be stale.
    onError: () => void queryClient.invalidateQueries(trpc.team.list.queryFilter()),
  }
}
