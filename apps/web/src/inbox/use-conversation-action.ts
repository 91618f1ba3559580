import type { ConversationState } from '@oka/contract/chat'
import { useMutation } from '@tanstack/react-query'

import { keep } from '../chat/use-conversation.ts'
import { useExplain } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notifyProblem } from '../ui/toaster.tsx'

type Move = 'takeOver' | 'release' | 'close' | 'reopen'

/** The action, or the colleague to hand over to. */
type Action = Move | { adminId: number }

type ConversationAction = {
  /** The action in progress. */
  pending: Action | null
  run: (wish: Action, onDone?: () => void) => void
}

/** Takes over, hands over, releases, closes or reopens a conversation. */
export function useConversationAction(conversationId: string): ConversationAction {
  const explain = useExplain()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (wish: Action) =>
      typeof wish === 'string'
        ? client.chat[wish].mutate({ conversationId })
        : client.chat.handOver.mutate({ conversationId, ...wish }),
    onSuccess: show,
    onError: (error) => notifyProblem(explain(error)),
    onSettled: () => queryClient.invalidateQueries(trpc.chat.list.pathFilter()),
  })
  return {
    pending: isPending ? variables : null,
    run: (wish, onDone) => mutate(wish, onDone && { onSuccess: onDone }),
  }
}

/** Shows the response at once: the subscription may lag behind. */
function show({ conversationId, mode, turn, holder }: ConversationState): void {
  keep(conversationId, { type: 'snapshot', mode, turn, holder, draft: null })
}
