import type { Message } from '@oka/contract/chat'
import type { ReactElement } from 'react'
import { useLocale, useNow } from 'use-intl'

import { formatDay } from '../i18n/formats.ts'
import { MessageGroup, type Quotes } from './message-group.tsx'
import { groupMessages } from './transcript.ts'

type MessageListProps = {
  messages: readonly Message[]
  visitor: string
  marked?: string | undefined
  quotes?: Quotes
}

/** A conversation as it is read: day by day, each speaker on one side. */
export function MessageList({ messages, visitor, marked, quotes }: MessageListProps): ReactElement {
  return (
    <>
      {groupMessages(messages).map((group) => (
        <div key={group.key} className="grid gap-4">
          {group.startsDay && <DaySeparator at={group.messages[0].createdAt} />}
          <MessageGroup
            messages={group.messages}
            visitor={visitor}
            marked={marked}
            quotes={quotes}
          />
        </div>
      ))}
    </>
  )
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
