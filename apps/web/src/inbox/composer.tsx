import type { PresenceReporter } from '@oka/client/presence'
import type { InboxConversation } from '@oka/contract/chat'
import { MessageSquareReply, StickyNote } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'

import type { Person } from '../chat/conversation.ts'
import { useMay } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { focusNote, focusReply } from './focus-reply.ts'
import { KindSwitch } from './kind-switch.tsx'
import { NoteForm } from './note-form.tsx'
import { ReplyForm } from './reply-form.tsx'
import type { ConversationRights } from './conversation-rights.ts'
import { useConversationAction } from './use-conversation-action.ts'

type ComposerProps = {
  conversationId: string
  visitor: string
  row: InboxConversation | undefined
  standing: ConversationRights | null
  people: readonly Person[]
  presence: PresenceReporter
  onSent: () => void
}

/** Where one answers, or leaves a note for colleagues; and if one may not answer, why. */
export function Composer(props: ComposerProps): ReactElement | null {
  const { standing } = props
  const t = useTranslations('inbox')
  const isAgent = useMay('agent')
  if (!standing) return null
  if (!isAgent) return <Notice text={t('readOnly')} />
  return <AgentComposer {...props} standing={standing} />
}

function AgentComposer(props: ComposerProps & { standing: ConversationRights }): ReactElement {
  const { conversationId, visitor, row, standing, people, presence, onSent } = props
  const t = useTranslations('inbox')
  const { mayReply } = standing
  const [wanted, setWanted] = useState<'reply' | 'note' | null>(null)
  const kind = kindOf(wanted, mayReply)
  const reply = (): void => {
    setWanted('reply')
    focusReply()
  }
  const note = (): void => {
    setWanted('note')
    focusNote()
  }
  useShortcuts({ r: reply, n: note })

  const form = { conversationId, onSent }
  const kindSwitch = mayReply && (
    <KindSwitch
      value={kind ?? 'reply'}
      onChange={(chosen) => (chosen === 'reply' ? reply() : note())}
    />
  )
  return (
    <div className="shrink-0 border-t px-4 pt-3 pb-safe sm:px-6">
      {!mayReply && (
        <WhyNot conversationId={conversationId} standing={standing} people={people}>
          {kind === null && (
            <Button icon={StickyNote} onClick={note}>
              {t('writeNote')}
            </Button>
          )}
        </WhyNot>
      )}
      {kind === 'reply' && (
        <ReplyForm
          {...form}
          visitor={visitor}
          row={row}
          takesOver={standing.mode === 'assistant'}
          presence={presence}
          kindSwitch={kindSwitch}
        />
      )}
      {kind === 'note' && (
        <NoteForm
          {...form}
          kindSwitch={
            kindSwitch || (
              <Button variant="ghost" size="sm" onClick={() => setWanted(null)}>
                {t('noNote')}
              </Button>
            )
          }
        />
      )}
    </div>
  )
}

/** A note is written at any time; a reply only where one may. */
function kindOf(wanted: 'reply' | 'note' | null, mayReply: boolean): 'reply' | 'note' | null {
  if (mayReply) return wanted ?? 'reply'
  return wanted === 'note' ? 'note' : null
}

type WhyNotProps = {
  conversationId: string
  standing: ConversationRights
  people: readonly Person[]
  children: ReactNode
}

/** Who answers in one's place; whoever may, can take over all the same. */
function WhyNot({ conversationId, standing, people, children }: WhyNotProps): ReactElement {
  const t = useTranslations('inbox')
  const { pending, run: steer } = useConversationAction(conversationId)
  const { mode, holder, mayTakeOver } = standing
  const isTyping = people.some(
    ({ role, name, typing }) => role === 'agent' && typing && name === holder,
  )
  const by = holder
    ? t(isTyping ? 'holderTypes' : 'heldByOther', { name: holder })
    : t('heldByTeam')
  return (
    <div className="mx-auto mb-3 flex max-w-3xl flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="flex items-center gap-2 text-ink-2">{mode === 'closed' ? t('isClosed') : by}</p>
      <span className="flex flex-wrap gap-2">
        {children}
        {mayTakeOver && (
          <Button
            icon={MessageSquareReply}
            busy={pending === 'takeOver'}
            onClick={() => steer('takeOver', focusReply)}
          >
            {t('takeOverStill')}
          </Button>
        )}
      </span>
    </div>
  )
}

function Notice({ text }: { text: string }): ReactElement {
  return (
    <p className="shrink-0 border-t bg-canvas px-4 py-4 pb-safe text-center text-ink-2">{text}</p>
  )
}
