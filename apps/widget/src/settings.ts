/** What the server bakes into `widget.js`. */
export type Settings = {
  company: string
  /** Where the files of the widget and tRPC are served, without a slash at the end. */
  origin: string
}

/**
 * Puts the opened panel beside its launcher, in the same shadow root; returns how to take everything
 * away again.
 *
 * @param asked whether the visitor asked for it just now, so that the focus may move
 */
export type Mount = (launcher: HTMLButtonElement, settings: Settings, asked: boolean) => () => void
