import type { Message } from '@oka/contract/chat'
import { createChatApi } from '@oka/widget/conversation/chat-api'

/** What a client has on its screen. */
export type Screen = {
  messages: () => readonly Message[]
  mode: () => string | undefined
  stop: () => void
}

export type Look = {
  url: string
  conversationId: string
  visitorToken: string
  /** Called after each snapshot, draft and message. */
  onEvent: () => void
}

/**
 * What both clients ask of a browser: a page on screen, and no locks, since they would take turns to stream as
 * the tabs of one browser do. Disposing takes it away.
 */
export function showPage(): Disposable {
  const former = (['document', 'navigator'] as const).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  )
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  for (const [name, value] of Object.entries({ document, navigator: {} })) {
    Object.defineProperty(globalThis, name, { value, configurable: true })
  }
  return {
    [Symbol.dispose]() {
      for (const [name, descriptor] of former) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor)
        else Reflect.deleteProperty(globalThis, name)
      }
    },
  }
}

/** Events that are counted beside messages. */
export const counted: ReadonlySet<unknown> = new Set(['snapshot', 'draft'])

/** The widget's own code; it takes an event stream where WebSockets are blocked. */
export function openWidget({ url, conversationId, visitorToken, onEvent }: Look): Screen {
  const messages: Message[] = []
  let mode: string | undefined
  const api = createChatApi(url, {
    check: () => Promise.reject(new Error('No check is set up.')),
    stream: () => import('@oka/widget/conversation/event-stream'),
  })
  const following = api.follow(
    visitorToken,
    { id: conversationId, cursor: () => messages.at(-1)?.seq ?? 0 },
    {
      onEvent: (event) => {
        if (!('type' in event)) messages.push(event)
        else if (event.type === 'snapshot') mode = event.mode
        if (!('type' in event) || counted.has(event.type)) onEvent()
      },
      onLost: () => {},
      onBlocked: () => {},
      onRefused: (failure) => {
        throw new Error(`The server will not have it: ${JSON.stringify(failure)}`)
      },
    },
  )
  return { messages: () => messages, mode: () => mode, stop: () => following.stop() }
}
