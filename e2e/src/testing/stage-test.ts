import type { BrowserContextOptions } from 'playwright-core'
import { test as base } from 'vitest'

import { setStage } from './stage.ts'
import { visitorIn } from './widget.ts'

/** A test that gets a server, and a browser to open its pages in, opened once for the file. */
export const test = base.extend('stage', { scope: 'file' }, async ({}, { onCleanup }) => {
  const stage = await setStage()
  onCleanup(() => stage[Symbol.asyncDispose]())
  const { url } = await stage.serve()
  const open = (options?: BrowserContextOptions) => stage.open(url, options)
  return {
    url,
    db: stage.db,
    open,
    /** A window of a visitor who has opened the chat of the English demo page. */
    openChat: async () => {
      const window = await open()
      const visitor = visitorIn(window.page)
      await window.page.goto(`${url}/demo/en`)
      await visitor.open()
      return { ...window, visitor }
    },
  }
})
