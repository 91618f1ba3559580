import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** WCAG 2.2 A and AA, as far as a program can tell, in the light theme and in the dark one. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await untilStill(page)
    const { violations } = await new AxeBuilder({ page })
      // A mail, in whose frame no script runs, this one included.
      .exclude('iframe[sandbox]')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    )
    expect(found, `${page.url()}, ${colorScheme}`).toEqual([])
  }
}

/** What fades in or out is judged by its colours once it has, not on the way; what spins for ever is let be. */
async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const roots = [document, document.querySelector('oka-chat')?.shadowRoot ?? document]
    return roots
      .flatMap((root) => root.getAnimations())
      .every(({ playState, effect }) => {
        const ends = effect?.getComputedTiming().endTime !== Infinity
        return playState !== 'running' || !ends
      })
  })
}
