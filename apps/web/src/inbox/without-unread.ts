import type { InboxConversation } from '@oka/contract/chat'

type Page = { items: readonly InboxConversation[] }

/** A cached list of conversations, in any of its shapes, with one of them marked as read. */
export function withoutUnread(data: unknown, conversationId: string): unknown {
  if (typeof data !== 'object' || data === null) return data
  if ('pages' in data) {
    const pages = data.pages as readonly Page[]
    return { ...data, pages: pages.map((page) => readIn(page, conversationId)) }
  }
  if ('items' in data) return readIn(data as Page, conversationId)
  return read(data as InboxConversation, conversationId)
}

function readIn(page: Page, conversationId: string): Page {
  return { ...page, items: page.items.map((item) => read(item, conversationId)) }
}

function read(item: InboxConversation, conversationId: string): InboxConversation {
  return item.conversationId === conversationId ? { ...item, unread: 0 } : item
}
