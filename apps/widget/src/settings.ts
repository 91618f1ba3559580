import type { Locale } from '@oka/contract/locale'
import type { WidgetPersona } from '@oka/contract/widget-persona'

/** Settings that the server inserts into `widget.js`. */
export type Settings = {
  company: string
  /** Where the files of the widget and tRPC are served, without a slash at the end. */
  origin: string
  /** What the company shows in place of the panel's own words; absent where nothing differs. */
  persona?: Record<Locale, WidgetPersona>
}

/**
 * Puts the panel beside its launcher, in the same shadow root, and takes over its clicks, for as long
 * as the document lives.
 *
 * @param asked whether the visitor asked for it just now, so that it opens and the focus may move;
 * else it is as it was on the page before
 */
export type Mount = (launcher: HTMLButtonElement, settings: Settings, asked: boolean) => void
