import type { InboxPage } from '@oka/contract/chat'

/** What `before-paint.js` has asked the server for; undefined where it got no usable answer. */
type Early = {
  renewal?: Promise<Response | undefined> | undefined
  conversations?: Promise<InboxPage | undefined> | undefined
}

declare global {
  var early: Early | undefined
}

/** What was asked for while the scripts were loaded, once: later calls need answers of their own. */
export function takeEarly<Name extends keyof Early>(name: Name): Early[Name] {
  const { early } = globalThis
  const taken = early?.[name]
  delete early?.[name]
  return taken
}
