import type { PresenceReporter } from '@oka/client/presence'
import type { CannedReply } from '@oka/contract/canned-reply'
import type { InboxConversation } from '@oka/contract/chat'
import { messageMaxLength } from '@oka/contract/limits'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MessageSquareQuote } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { fillKnown, findGap, replyValues } from '../canned-replies/fill.ts'
import { findReplies } from '../canned-replies/find.ts'
import { post } from '../chat/outgoing.ts'
import { useAdmin } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { type Suggestions, MessageEditor } from './message-editor.tsx'

type ReplyFormProps = {
  conversationId: string
  visitor: string
  row: InboxConversation | undefined
  takesOver: boolean
  presence: PresenceReporter
  /** Chooses between reply and note. */
  kindSwitch: ReactNode
  onSent: () => void
}

export function ReplyForm(props: ReplyFormProps): ReactElement {
  const { conversationId, visitor, row, takesOver, presence, kindSwitch, onSent } = props
  const t = useTranslations('inbox')
  const offer = useCannedReplies(row)
  const check = (text: string): string | null => {
    const excess = text.length - messageMaxLength
    if (excess > 0) return t('tooLong', { count: excess })
    const gap = findGap(text)
    return gap && t('gap', { gap: gap.text })
  }
  return (
    <MessageEditor
      kind="reply"
      conversationId={conversationId}
      label={t('reply')}
      placeholder={t('replyTo', { name: visitor })}
      offer={offer}
      check={check}
      hint={takesOver && t('replyTakesOver')}
      offerButton={{ label: t('cannedReplies'), icon: MessageSquareQuote }}
      kindSwitch={kindSwitch}
      submit={{ label: t('send'), isWorded: false }}
      onText={presence.setText}
      onSend={(content) => {
        post({ kind: 'reply', conversationId, content, mentions: [] })
        requestAnimationFrame(onSent)
      }}
    />
  )
}

/** Suggestions after `/`: the canned replies, filled in from the lead. */
function useCannedReplies(row: InboxConversation | undefined): Suggestions<CannedReply> {
  const t = useTranslations()
  const { name: agent } = useAdmin()
  const replies = useQuery(trpc.cannedReply.list.queryOptions())
  const values = replyValues(row?.lead, agent)
  const isKnown = replies.data !== undefined
  const nothing = replies.data?.length === 0 ? 'noCannedReply' : 'noCannedReplyFound'
  return {
    sign: '/',
    label: t('inbox.cannedReplies'),
    find: (query) => findReplies(replies.data ?? [], query, row?.locale),
    keyOf: ({ id }) => String(id),
    draw: ({ title, locale, content }) => (
      <span className="grid gap-0.5">
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
          <Badge>{t(`words.locale.${locale}`)}</Badge>
        </span>
        <span className="line-clamp-2 text-xs text-ink-2">{fillKnown(content, values)}</span>
      </span>
    ),
    insert: ({ content }) => {
      const text = fillKnown(content, values)
      return { text, gap: findGap(text) }
    },
    empty: t(isKnown ? `inbox.${nothing}` : replies.isError ? 'inbox.notLoaded' : 'ui.loading'),
    footer: (
      <Link to="/replies" className="text-accent-ink hover:underline">
        {t('inbox.manageReplies')}
      </Link>
    ),
  }
}
