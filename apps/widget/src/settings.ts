import type { Locale } from '@oka/contract/locale'

/** What the server bakes into `widget.js`. */
export type Settings = {
  company: string
  /** Where the files of the widget and tRPC are served, without a slash at the end. */
  origin: string
}

/** What the loader hands to the panel. */
export type Mount = {
  root: ShadowRoot
  launcher: HTMLButtonElement
  settings: Settings
  locale: Locale
  /** Whether the visitor asked for it just now, so that the focus may move. */
  asked: boolean
}
