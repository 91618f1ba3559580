import type { ConversationState } from '@oka/contract/chat'
import { useMutation } from '@tanstack/react-query'

import { keep } from '../chat/use-conversation.ts'
import { useExplain } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notifyProblem } from '../ui/toaster.tsx'

type Move = 'takeOver' | 'release' | 'close' | 'reopen'

type Steer = {
  /** What is under way. */
  pending: Move | null
  steer: (move: Move, onDone?: () => void) => void
}

/** Takes a conversation over, hands it back, closes or reopens it. */
export function useSteer(conversationId: string): Steer {
  const explain = useExplain()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (move: Move) => client.chat[move].mutate({ conversationId }),
    onSuccess: show,
    onError: (error) => notifyProblem(explain(error)),
    onSettled: () => queryClient.invalidateQueries(trpc.chat.list.pathFilter()),
  })
  return {
    pending: isPending ? variables : null,
    steer: (move, onDone) => mutate(move, onDone && { onSuccess: onDone }),
  }
}

/** The answer, at once: the subscription may be a moment behind. */
function show({ conversationId, mode, turn, holder }: ConversationState): void {
  keep(conversationId, { type: 'snapshot', mode, turn, holder, draft: null })
}
