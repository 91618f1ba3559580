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
  rights: ConversationRights | null
  people: readonly Person[]
  presence: PresenceReporter
  onSent: () => void
}

/** Editor for a reply or a note; explains why replying is not allowed. */
export function Composer(props: ComposerProps): ReactElement | null {
  const { rights } = props
  const t = useTranslations('inbox')
  const isAgent = useMay('agent')
  if (!rights) return null
  if (!isAgent) return <Notice text={t('readOnly')} />
  return <AgentComposer {...props} rights={rights} />
}

function AgentComposer(props: ComposerProps & { rights: ConversationRights }): ReactElement {
  const { conversationId, visitor, row, rights, people, presence, onSent } = props
  const t = useTranslations('inbox')
  const { mayReply } = rights
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
        <ReplyBlocked conversationId={conversationId} rights={rights} people={people}>
          {kind === null && (
            <Button icon={StickyNote} onClick={note}>
              {t('writeNote')}
            </Button>
          )}
        </ReplyBlocked>
      )}
      {kind === 'reply' && (
        <ReplyForm
          {...form}
          visitor={visitor}
          row={row}
          takesOver={rights.mode === 'assistant'}
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

/** Notes are always allowed; replies only with the right to reply. */
function kindOf(wanted: 'reply' | 'note' | null, mayReply: boolean): 'reply' | 'note' | null {
  if (mayReply) return wanted ?? 'reply'
  return wanted === 'note' ? 'note' : null
}

type ReplyBlockedProps = {
  conversationId: string
  rights: ConversationRights
  people: readonly Person[]
  children: ReactNode
}

/** Names the holder, and offers to take over with the right to. */
function ReplyBlocked({
  conversationId,
  rights,
  people,
  children,
}: ReplyBlockedProps): ReactElement {
  const t = useTranslations('inbox')
  const { pending, run: act } = useConversationAction(conversationId)
  const { mode, holder, mayTakeOver } = rights
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
            onClick={() => act('takeOver', focusReply)}
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
