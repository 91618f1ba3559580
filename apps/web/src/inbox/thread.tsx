import { ArrowDown } from 'lucide-react'
import { type ReactElement, useLayoutEffect } from 'react'
import { useTranslations } from 'use-intl'

import type { Conversation } from '../chat/conversation.ts'
import { bubble, bubbles, Speaker } from '../chat/message-group.tsx'
import { MessageList } from '../chat/message-list.tsx'
import { discardReply, type Outgoing, retryReply, useOutgoing } from '../chat/outgoing.ts'
import { useStickToBottom } from '../chat/use-stick-to-bottom.ts'
import { useExplain } from '../problems.ts'
import { useAdmin } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Composer } from './composer.tsx'
import type { Standing } from './standing.ts'

type ThreadProps = {
  conversationId: string
  conversation: Conversation
  visitor: string
  standing: Standing | null
}

/** What was said, what is being written, and the place to answer. */
export function Thread(props: ThreadProps): ReactElement {
  const { conversationId, conversation, visitor, standing } = props
  const t = useTranslations('inbox')
  const { scroller, isAtEnd, toEnd } = useStickToBottom()
  const stored = new Set(conversation.messages.map(({ clientMessageId }) => clientMessageId))
  const outgoing = useOutgoing(conversationId).filter(
    ({ clientMessageId }) => !stored.has(clientMessageId),
  )
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
          <div className="mx-auto grid max-w-3xl gap-4 px-4 py-5 sm:px-6">
            <MessageList messages={conversation.messages} visitor={visitor} />
            {conversation.draft && standing?.mode === 'assistant' && (
              <Draft text={conversation.draft.text} />
            )}
            {outgoing.map((reply) => (
              <OutgoingReply
                key={reply.clientMessageId}
                conversationId={conversationId}
                reply={reply}
              />
            ))}
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
      <Composer
        conversationId={conversationId}
        visitor={visitor}
        standing={standing}
        onSent={toEnd}
      />
    </>
  )
}

/** The answer as far as it is written. It is read out when it is whole, not at every letter. */
function Draft({ text }: { text: string }): ReactElement {
  const t = useTranslations('inbox')
  return (
    <div aria-live="off">
      <Speaker by="assistant" name={null}>
        {() => (
          <>
            <p className="flex items-center gap-1.5 px-1 text-xs text-ink-3">
              {t('writing')}
              <span aria-hidden className="flex gap-0.5">
                <Dot delay="" />
                <Dot delay="[animation-delay:200ms]" />
                <Dot delay="[animation-delay:400ms]" />
              </span>
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

function Dot({ delay }: { delay: string }): ReactElement {
  return <span className={cx('size-1 animate-pulse-soft rounded-full bg-current', delay)} />
}

type OutgoingReplyProps = { conversationId: string; reply: Outgoing }

function OutgoingReply({ conversationId, reply }: OutgoingReplyProps): ReactElement {
  const t = useTranslations('inbox')
  const explain = useExplain()
  const admin = useAdmin()
  return (
    <Speaker by="agent" name={admin.name}>
      {() => (
        <>
          <div
            className={cx(bubble, bubbles.agent, reply.failure ? 'ring-1 ring-bad' : 'opacity-70')}
          >
            {reply.content}
          </div>
          {reply.failure ? (
            <p
              role="alert"
              className="flex flex-wrap items-center justify-end gap-1 text-xs text-bad-ink"
            >
              {t('notSent')} {explain(reply.failure.error)}
              <Button size="sm" onClick={() => void retryReply(conversationId, reply)}>
                {t('tryAgain')}
              </Button>
              <Button size="sm" variant="ghost" onClick={() => discardReply(conversationId, reply)}>
                {t('discard')}
              </Button>
            </p>
          ) : (
            <p className="px-1 text-xs text-ink-3">{t('sending')}</p>
          )}
        </>
      )}
    </Speaker>
  )
}
