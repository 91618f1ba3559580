import type { ConversationState } from '../conversation/state.ts'
import type { Messages } from '../messages.en.ts'

type Props = {
  stage: ConversationState['person']
  t: Messages
  onClick: () => void
}

/** Shown while the assistant answers; displays the state of the call. */
export function CallPerson({ stage, t: { person }, onClick }: Props) {
  const busy = stage === 'calling' || stage === 'called'
  return (
    <div class="person" aria-live="polite">
      <button type="button" class="link" aria-disabled={busy} onClick={() => busy || onClick()}>
        {person[stage ?? 'call']}
      </button>
    </div>
  )
}
