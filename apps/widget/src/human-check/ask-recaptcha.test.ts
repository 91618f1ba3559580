import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const check = { siteKey: 'site-key', script: 'https://google.example/recaptcha/api.js' }

/** The module anew, as on a page that was just opened. */
async function load() {
  vi.resetModules()
  return (await import('./ask-recaptcha.ts')).askRecaptcha
}

/** As much of a page as the script needs. `forbidden` is what its policy keeps out. */
function openPage(google: object) {
  const scripts: string[] = []
  const page = { scripts, forbidden: false }
  vi.stubGlobal('document', {
    createElement: () => Object.assign(new EventTarget(), { src: '' }),
    head: {
      append(script: EventTarget & { src: string }) {
        scripts.push(script.src)
        if (!page.forbidden) vi.stubGlobal('grecaptcha', google)
        setTimeout(() => script.dispatchEvent(new Event(page.forbidden ? 'error' : 'load')))
      },
    },
  })
  return page
}

const ready = (callback: () => void) => void setTimeout(callback, 100)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What comes of it, once all that takes its time has. */
async function settle(work: Promise<string>) {
  const outcome = Promise.allSettled([work])
  await vi.runAllTimersAsync()
  return (await outcome)[0]
}

test('the script is fetched when the first token is needed, and once', async () => {
  const execute = vi.fn(async () => 'token')
  const page = openPage({ ready, execute })
  const askRecaptcha = await load()
  expect(page.scripts).toEqual([])

  expect(await settle(askRecaptcha(check))).toMatchObject({ value: 'token' })
  expect(await settle(askRecaptcha(check))).toMatchObject({ value: 'token' })
  expect(page.scripts).toEqual([check.script])
  expect(execute).toHaveBeenCalledWith('site-key', { action: 'chat_start' })
  expect(execute).toHaveBeenCalledTimes(2)
})

test('a script that did not come is a failure, and fetched again for the next try', async () => {
  const page = openPage({ ready, execute: async () => 'token' })
  page.forbidden = true
  const askRecaptcha = await load()
  expect(await settle(askRecaptcha(check))).toMatchObject({ status: 'rejected' })
  page.forbidden = false
  expect(await settle(askRecaptcha(check))).toMatchObject({ value: 'token' })
  expect(page.scripts).toHaveLength(2)
})

test('a script that never gets ready is not waited for longer than 20 s', async () => {
  openPage({ ready: () => {}, execute: async () => 'token' })
  const began = Date.now()
  const askRecaptcha = await load()
  expect(await settle(askRecaptcha(check))).toMatchObject({ status: 'rejected' })
  expect(Date.now() - began).toBe(20_000)
})

test('a site key that Google refuses is a failure', async () => {
  openPage({
    ready,
    execute: () => {
      throw new Error('Invalid site key or not loaded in api.js')
    },
  })
  const askRecaptcha = await load()
  expect(await settle(askRecaptcha(check))).toMatchObject({ status: 'rejected' })
})
