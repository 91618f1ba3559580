import type { PresenceReporter } from '@oka/client/presence'
import type { InboxConversation } from '@oka/contract/chat'
import type { Note } from '@oka/contract/note'
import { useQuery } from '@tanstack/react-query'
import { ArrowDown } from 'lucide-react'
import { type ReactElement, useLayoutEffect } from 'react'
import { useTranslations } from 'use-intl'

import { type Conversation, lastSeenReply } from '../chat/conversation.ts'
import { bubble, bubbles, Speaker } from '../chat/message-group.tsx'
import { MessageList } from '../chat/message-list.tsx'
import { useOutgoing } from '../chat/outgoing.ts'
import { TypingDots } from '../chat/typing-dots.tsx'
import { useStickToBottom } from '../chat/use-stick-to-bottom.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { useBeingDeleted } from '../ui/undo.tsx'
import { Composer } from './composer.tsx'
import { NoteCard } from './note-card.tsx'
import { OutgoingNote, OutgoingReply } from './outgoing-bubble.tsx'
import { Typists } from './people.tsx'
import type { ConversationRights } from './conversation-rights.ts'

type ThreadProps = {
  conversationId: string
  conversation: Conversation
  visitor: string
  row: InboxConversation | undefined
  rights: ConversationRights | null
  presence: PresenceReporter
}

/** Messages, draft, and the editor. */
export function Thread(props: ThreadProps): ReactElement {
  const { conversationId, conversation, visitor, row, rights, presence } = props
  const t = useTranslations('inbox')
  const { scroller, isAtEnd, toEnd } = useStickToBottom()
  useLayoutEffect(toEnd, [toEnd])

  return (
    <>
      <div className="relative min-h-0 flex-1">
        <div
          ref={scroller}
          role="log"
          aria-label={t('messages')}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it has to be reachable
          tabIndex={0}
          className="h-full overflow-y-auto scroll-thin outline-offset-[-2px]"
        >
          <div className="mx-auto grid max-w-3xl grid-cols-1 gap-4 px-4 pt-5 pb-2 sm:px-6">
            <Said conversationId={conversationId} conversation={conversation} visitor={visitor} />
            {conversation.draft && rights?.mode === 'assistant' && (
              <Draft text={conversation.draft.text} />
            )}
            <PendingMessages conversationId={conversationId} conversation={conversation} />
          </div>
        </div>
        {!isAtEnd && (
          <Button
            icon={ArrowDown}
            onClick={toEnd}
            className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-raised"
          >
            {t('newMessages')}
          </Button>
        )}
      </div>
      <Typists people={conversation.people} visitor={visitor} />
      <Composer
        conversationId={conversationId}
        visitor={visitor}
        row={row}
        rights={rights}
        people={conversation.people}
        presence={presence}
        onSent={toEnd}
      />
    </>
  )
}

type SaidProps = Pick<ThreadProps, 'conversationId' | 'conversation' | 'visitor'>

function Said({ conversationId, conversation, visitor }: SaidProps): ReactElement {
  const { data: notes = [] } = useQuery(trpc.note.list.queryOptions({ conversationId }))
  const going = useBeingDeleted()
  return (
    <MessageList
      messages={conversation.messages}
      visitor={visitor}
      seenSeq={lastSeenReply(conversation)}
      notes={notes.filter(({ id }) => !going.has(id))}
      drawNote={drawNote}
    />
  )
}

function drawNote(note: Note): ReactElement {
  return <NoteCard note={note} />
}

type PendingMessagesProps = Pick<ThreadProps, 'conversationId' | 'conversation'>

/** Own messages that the server has not stored yet, as far as this page knows. */
function PendingMessages({ conversationId, conversation }: PendingMessagesProps): ReactElement {
  const { data: notes = [] } = useQuery(trpc.note.list.queryOptions({ conversationId }))
  const stored = new Set([
    ...conversation.messages.map(({ clientMessageId }) => clientMessageId),
    ...notes.map(({ id }) => id),
  ])
  const outgoing = useOutgoing(conversationId).filter(({ id }) => !stored.has(id))
  return (
    <>
      {outgoing.map((message) =>
        message.kind === 'note' ? (
          <OutgoingNote key={message.id} message={message} />
        ) : (
          <OutgoingReply key={message.id} message={message} />
        ),
      )}
    </>
  )
}

/** The draft of the answer. Screen readers read the finished message, not each update. */
function Draft({ text }: { text: string }): ReactElement {
  const t = useTranslations('inbox')
  return (
    <div aria-live="off">
      <Speaker by="assistant" name={null}>
        {() => (
          <>
            <p className="flex items-center gap-1.5 px-1 text-xs text-ink-3">
              {t('writing')}
              <TypingDots />
            </p>
            {text !== '' && (
              <div className={cx(bubble, bubbles.assistant, 'text-ink-2')}>{text}</div>
            )}
          </>
        )}
      </Speaker>
    </div>
  )
}
