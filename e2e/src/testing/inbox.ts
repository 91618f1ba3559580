import type { Page } from 'playwright-core'

/** Actions of staff in an open conversation of the inbox. */
export function staffIn(page: Page) {
  const log = page.getByRole('log', { name: 'Messages' })
  const field = page.getByRole('textbox', { name: 'Your reply' })
  const write = async (words: string) => {
    await field.fill(words)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
  }
  return {
    page,
    log,
    field,
    open: async (conversationId: string) => {
      await page.goto(new URL(`/inbox/${conversationId}`, page.url()).href)
      await log.waitFor()
    },
    /** Sends a reply, or leaves it in the outbox. */
    write,
    /** Sends a reply, and waits until it is stored. */
    reply: async (words: string) => {
      const stored = page.waitForResponse(
        (response) => response.url().includes('chat.reply') && response.ok(),
      )
      await write(words)
      await stored
    },
    sees: (words: string | RegExp) => log.getByText(words).first().waitFor(),
    rings: (open: 'none is' | 'one is' | `${number} are`) =>
      page.getByRole('button', { name: `Notifications: ${open} open` }).waitFor(),
  }
}
