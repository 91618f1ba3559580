import type { Frame, Page } from 'playwright-core'

/** The visitor's side: what a person does in the widget, and what it shows. */
export function visitorIn<Where extends Page | Frame>(page: Where) {
  const chat = page.locator('oka-chat')
  const log = chat.getByRole('log')
  const field = chat.getByRole('textbox')
  return {
    page,
    chat,
    log,
    field,
    open: (name = /open the chat/i) => chat.getByRole('button', { name }).first().click(),
    say: async (words: string) => {
      await field.fill(words)
      await field.press('Enter')
      await log.getByText(words, { exact: true }).waitFor()
    },
    sees: (words: string | RegExp) => log.getByText(words).first().waitFor(),
    /** The assistant's bubbles; its greeting is the first. */
    answers: log.locator('.assistant .bubble'),
    /** What the visitor has written, from top to bottom. */
    written: () => log.locator('.mine .bubble').allInnerTexts(),
    /** The conversation that this browser holds, as soon as it has been begun. */
    conversationId: async () => {
      const held = await page.waitForFunction(
        () =>
          (JSON.parse(localStorage.getItem('oka-chat') ?? '{}') as { conversationId?: string })
            .conversationId,
      )
      return (await held.jsonValue()) as string
    },
  }
}
