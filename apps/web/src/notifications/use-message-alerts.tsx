import type { InboxConversation } from '@oka/contract/chat'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

import { leadName } from '../leads/lead-name.ts'
import { useAdmin } from '../session/use-session.ts'
import { dismissToast, showToast } from '../ui/toaster.tsx'
import { createNewVisitorMessages } from './new-visitor-messages.ts'
import { MessageToast } from './notification-toast.tsx'
import { alertWithSound } from './sound-alert.ts'

/** Characters of a message that fit into a toast. */
const shownLength = 200

/**
 * Alerts when a visitor writes in a conversation the user holds and does not see; the toast closes
 * once it is read.
 */
export function useMessageAlerts(
  held: readonly InboxConversation[] | undefined,
  isOnScreen: (conversationId: string) => boolean,
): void {
  const t = useTranslations('notifications')
  const { id: ownId } = useAdmin()
  const navigate = useNavigate()
  const [newWords] = useState(() => createNewVisitorMessages(Date.now))
  const toasts = useRef(new Set<string>())
  const latest = useRef({ t, navigate, isOnScreen })
  useEffect(() => {
    latest.current = { t, navigate, isOnScreen }
  })

  useEffect(() => {
    if (!held) return
    dismissRead(toasts.current, held)
    for (const { row, begins } of newWords.newMessagesIn(held, ownId, latest.current.isOnScreen)) {
      const { conversationId } = row
      const id = toastId(conversationId)
      const title = latest.current.t('newMessage', {
        name: (row.lead && leadName(row.lead)) || latest.current.t('visitor'),
      })
      const words = wordsOf(row)
      const open = (): void => {
        dismissToast(id)
        const { navigate: go } = latest.current
        void go({ to: '/inbox/$conversationId', params: { conversationId } })
      }
      if (begins) void alertWithSound({ id: `${id} ${row.lastSeq}`, title, text: words, open })
      toasts.current.add(conversationId)
      const props = { title, words, open: latest.current.t('open'), onOpen: open }
      showToast(() => <MessageToast {...props} />, { id, duration: 20_000 })
    }
  }, [held, newWords, ownId])
}

const toastId = (conversationId: string): string => `words ${conversationId}`

function dismissRead(shown: Set<string>, held: readonly InboxConversation[]): void {
  const unread = new Set(held.filter((row) => row.unread > 0).map((row) => row.conversationId))
  for (const conversationId of shown) {
    if (unread.has(conversationId)) continue
    dismissToast(toastId(conversationId))
    shown.delete(conversationId)
  }
}

function wordsOf({ lastMessage }: InboxConversation): string {
  if (lastMessage?.role !== 'visitor') return ''
  return lastMessage.content.replace(/\s+/g, ' ').slice(0, shownLength)
}
