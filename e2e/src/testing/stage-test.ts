import type { BrowserContextOptions } from 'playwright-core'
import { test as base } from 'vitest'

import { setStage } from './stage.ts'

/** A test that gets a server, and a browser to open its pages in, opened once for the file. */
export const test = base.extend('stage', { scope: 'file' }, async ({}, { onCleanup }) => {
  const stage = await setStage()
  onCleanup(() => stage[Symbol.asyncDispose]())
  const { url } = await stage.serve()
  return { url, db: stage.db, open: (options?: BrowserContextOptions) => stage.open(url, options) }
})
