import type { Message, MessageRole, MessageVia } from '@oka/contract/chat'
import type { Fact } from '@oka/contract/fact'
import { Bot, CheckCheck, FileText, Mail } from 'lucide-react'
import { Fragment, type ReactElement, useEffect, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { AnswerDetails } from '../answers/answer-details.tsx'
import { formatMoment, formatTime } from '../i18n/formats.ts'
import { useCriterionNames } from '../scoring/use-rubric.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { MessageSources } from './message-sources.tsx'
import { markQuotes } from './transcript.ts'

export type Quotes = ReadonlyMap<string, readonly { quote: string; note: Fact['field'] }[]>

type MessageGroupProps = {
  messages: readonly [Message, ...Message[]]
  /** Name shown for the visitor. */
  visitor: string
  /** The message highlighted by a link. */
  marked?: string | undefined
  quotes?: Quotes | undefined
  /** `seq` of the reply that is marked as seen by the visitor. */
  seenSeq?: number | null | undefined
}

export const bubble = 'w-fit max-w-full rounded-xl px-3 py-2 text-base text-typed'
export const bubbles: Record<Exclude<MessageRole, 'system'>, string> = {
  visitor: 'bg-sunken',
  assistant: 'bg-surface ring-1 ring-line ring-inset',
  agent: 'bg-accent-soft',
}

/** Consecutive messages of one author. */
export function MessageGroup(props: MessageGroupProps): ReactElement {
  const { messages, visitor, marked, quotes, seenSeq } = props
  const locale = useLocale()
  const [first] = messages
  if (first.role === 'system') return <SystemMessages messages={messages} />
  const at = new Date(first.createdAt)
  return (
    <Speaker by={first.role} name={first.role === 'visitor' ? visitor : first.author}>
      {(name) => (
        <>
          <p className="flex max-w-full items-baseline gap-1.5 px-1 text-xs">
            <span className="truncate font-medium">{name}</span>
            <time
              dateTime={first.createdAt}
              title={formatMoment(at, locale)}
              className="text-ink-3"
            >
              {formatTime(at, locale)}
            </time>
          </p>
          {messages.map((message) => (
            <Fragment key={message.id}>
              <Bubble
                message={message}
                isMarked={message.id === marked}
                isSeen={message.seq === seenSeq}
                quotes={quotes?.get(message.id) ?? []}
              />
              {message.via && <Via via={message.via} />}
              {message.sources && <MessageSources sources={message.sources} />}
              {message.role === 'assistant' && <AnswerDetails messageId={message.id} />}
            </Fragment>
          ))}
        </>
      )}
    </Speaker>
  )
}

/** How the visitor wrote it, where that is not the chat. */
function Via({ via }: { via: MessageVia }): ReactElement {
  const t = useTranslations('inbox.via')
  const Icon = via === 'email' ? Mail : FileText
  return (
    <p className="flex items-center gap-1 px-1 text-xs text-ink-3">
      <Icon aria-hidden className="size-3" />
      {t(via)}
    </p>
  )
}

type SpeakerProps = {
  by: Exclude<MessageRole, 'system'>
  name: string | null
  children: (name: string) => ReactElement
}

/** The visitor on the left, us on the right. */
export function Speaker({ by, name, children }: SpeakerProps): ReactElement {
  const t = useTranslations()
  const isOurs = by !== 'visitor'
  const called = name ?? (by === 'assistant' ? t('inbox.assistant') : t('words.someone'))
  return (
    <div
      className={cx('flex max-w-[88%] gap-2 sm:max-w-[78%]', isOurs && 'ml-auto flex-row-reverse')}
    >
      <span className="pt-0.5 max-sm:hidden">
        {by === 'assistant' ? (
          <span className="grid size-6 place-items-center rounded-full bg-violet-soft text-violet-ink">
            <Bot aria-hidden className="size-3.5" />
          </span>
        ) : (
          <Avatar name={called} size="sm" />
        )}
      </span>
      <div className={cx('grid min-w-0 gap-1', isOurs && 'justify-items-end')}>
        {children(called)}
      </div>
    </div>
  )
}

type BubbleProps = {
  message: Message
  isMarked: boolean
  isSeen: boolean
  quotes: readonly { quote: string; note: Fact['field'] }[]
}

function Bubble({ message, isMarked, isSeen, quotes }: BubbleProps): ReactElement {
  const names = useCriterionNames()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isMarked) return
    element.current?.scrollIntoView({ block: 'center' })
    element.current?.focus({ preventScroll: true })
  }, [isMarked])

  const role = message.role === 'system' ? 'visitor' : message.role
  return (
    <div
      ref={element}
      id={`message-${message.id}`}
      tabIndex={-1}
      className={cx(
        bubble,
        bubbles[role],
        'relative',
        isMarked && 'animate-mark ring-2 ring-accent! outline-none',
      )}
    >
      {markQuotes(message.content, quotes).map(({ at, text, note }) =>
        note ? (
          <mark
            key={at}
            title={names.field(note)}
            className="rounded-xs bg-transparent text-inherit underline decoration-accent decoration-2 underline-offset-3"
          >
            {text}
          </mark>
        ) : (
          text
        ),
      )}
      {isSeen && <Seen />}
    </div>
  )
}

/** Beside the bubble, where there is always room, so that nothing moves when it appears. */
function Seen(): ReactElement {
  const t = useTranslations('inbox')
  return (
    <span className="absolute right-full bottom-1 mr-2 flex items-center gap-1 text-xs whitespace-nowrap text-ink-3">
      <CheckCheck aria-hidden className="size-3.5" />
      <span className="max-sm:sr-only">{t('seen')}</span>
    </span>
  )
}

function SystemMessages({ messages }: { messages: readonly Message[] }): ReactElement {
  const locale = useLocale()
  return (
    <div className="grid gap-1 py-1 text-center text-xs text-ink-3">
      {messages.map(({ id, content, createdAt }) => (
        <p key={id}>
          {content} <time dateTime={createdAt}>{formatTime(new Date(createdAt), locale)}</time>
        </p>
      ))}
    </div>
  )
}
