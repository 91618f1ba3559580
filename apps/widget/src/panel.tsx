import type { Locale } from '@oka/contract/locale'
import { render } from 'preact'

import { createConversation } from './conversation/conversation.ts'
import { createRecordStore, recordKey } from './conversation/record.ts'
import { countUnread } from './conversation/timeline.ts'
import type * as ChatApiModule from './conversation/chat-api.ts'
import type { ChatApi } from './conversation/chat-api-port.ts'
import { importInTime } from './import-module.ts'
import type { Messages } from './messages.en.ts'
import panelCss from './panel.css?inline'
import type { Settings } from './settings.ts'
import { watchKeys } from './view/keys.ts'
import type { ShowSources } from './view/message-row.tsx'
import type * as SourcesModule from './view/sources.ts'
import { createLauncher } from './view/launcher.ts'
import { createPageWatch } from './view/page-watch.ts'
import { Widget } from './view/widget.tsx'

/** The file that talks to the server, inserted by the build. */
declare const OKA_CHAT_API_FILE: string
/** The file that draws what an answer rests on, inserted by the build. */
declare const OKA_SOURCES_FILE: string

type Mounted = {
  launcher: HTMLButtonElement
  settings: Settings
  asked: boolean
  locale: Locale
  t: Messages
}

/** What `Mount` says, in one language. */
export function mountPanel({ launcher, settings, asked, locale, t: usual }: Mounted): void {
  const { company, origin, persona } = settings
  const t = { ...usual, ...persona?.[locale] }
  const root = launcher.getRootNode() as ShadowRoot
  const record = createRecordStore(browserStorage())
  let loading: Promise<ChatApi> | undefined

  /** Loaded on first use: a visitor who only looks does not download it. */
  function api(): Promise<ChatApi> {
    loading ??= importInTime<typeof ChatApiModule>(`${origin}/widget/${OKA_CHAT_API_FILE}`).then(
      ({ createChatApi }) => createChatApi(origin),
    )
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }

  const conversation = createConversation({
    record,
    api,
    about: () => ({ locale, pageUrl: location.origin + location.pathname }),
  })

  const sheet = new CSSStyleSheet()
  sheet.replaceSync(panelCss)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  const place = document.createElement('div')
  root.append(place)

  const showLauncher = createLauncher(launcher, t)
  let open = false
  let drawing = false

  const actions = {
    onType(text: string) {
      record.update(() => ({ text }))
      conversation.setText(text)
      api().catch(() => {})
    },
    onSend: conversation.write,
    onOpening(text: string) {
      conversation.write(text)
      focusComposer()
    },
    onCallPerson: conversation.callPerson,
    onRetry: conversation.retry,
    onSources: ((below, sources) => {
      importInTime<typeof SourcesModule>(`${origin}/widget/${OKA_SOURCES_FILE}`)
        .then(({ showSources }) => showSources(below, sources, locale))
        .catch(() => {})
    }) satisfies ShowSources,
    onSettle: conversation.settle,
    onRestart() {
      conversation.restart()
      focusComposer()
    },
    onClose: () => toggle(false),
  }

  function draw() {
    drawing = false
    const state = conversation.get()
    conversation.setViewing(open && document.visibilityState === 'visible')
    showLauncher({ open, unread: countUnread(state.messages, state.seen) })
    const { text } = record.read()
    const props = { state, actions, t, locale, company, text, ...page.media(), now: new Date() }
    render(open ? <Widget {...props} /> : null, place)
  }

  /** Batches the changes of a moment, such as a replay of all messages. */
  function redraw() {
    if (drawing) return
    drawing = true
    requestAnimationFrame(draw)
  }

  function toggle(to: boolean) {
    open = to
    record.update(() => ({ open }))
    conversation.settle()
    draw()
    if (open) focusComposer()
    else launcher.focus()
  }

  /** On a touch screen the keyboard would cover the messages. */
  function focusComposer() {
    draw()
    const selector = page.media().touch ? '.panel' : 'textarea'
    place.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true })
  }

  const page = createPageWatch({
    place,
    onWake: conversation.wake,
    onOffline: conversation.lose,
    onHide: () => conversation.setViewing(false),
    onChange: redraw,
    onRecord: conversation.sync,
    recordKey,
  })
  conversation.subscribe(redraw)
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- in place of the loader's
  launcher.onclick = () => toggle(!open)
  watchKeys(place, { isFull: () => page.media().full, onClose: actions.onClose })
  if (asked) toggle(true)
  else {
    open = record.read().open
    draw()
  }
}

/** Even reading the storage property throws on a sandboxed page. */
function browserStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
