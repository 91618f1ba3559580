import type { Message } from '@oka/contract/chat'
import type { Note } from '@oka/contract/note'
import type { ReactElement, ReactNode } from 'react'
import { useLocale, useNow } from 'use-intl'

import { formatDay } from '../i18n/formats.ts'
import { MessageGroup, type Quotes } from './message-group.tsx'
import { type Entry, groupMessages } from './transcript.ts'

type MessageListProps = {
  messages: readonly Message[]
  visitor: string
  marked?: string | undefined
  quotes?: Quotes
  /** `seq` of the reply that is marked as seen by the visitor. */
  seenSeq?: number | null
  notes?: readonly Note[]
  drawNote?: (note: Note) => ReactNode
}

/** The messages of a conversation, grouped by day and author. */
export function MessageList(props: MessageListProps): ReactElement {
  const { messages, notes, drawNote, ...rest } = props
  return (
    <>
      {groupMessages(messages, notes).map((entry) => (
        // Must be able to shrink: a long word breaks instead of widening the list.
        <div key={entry.key} className="grid grid-cols-1 gap-4">
          {entry.startsDay && <DaySeparator at={startOf(entry)} />}
          {'note' in entry ? (
            drawNote?.(entry.note)
          ) : (
            <MessageGroup messages={entry.messages} {...rest} />
          )}
        </div>
      ))}
    </>
  )
}

function startOf(entry: Entry): string {
  return 'note' in entry ? entry.note.createdAt : entry.messages[0].createdAt
}

function DaySeparator({ at }: { at: string }): ReactElement {
  const locale = useLocale()
  const now = useNow()
  return (
    <div className="flex items-center gap-3 pt-1 text-xs font-medium text-ink-3">
      <span className="h-px flex-1 bg-line" />
      {formatDay(new Date(at), now, locale)}
      <span className="h-px flex-1 bg-line" />
    </div>
  )
}
