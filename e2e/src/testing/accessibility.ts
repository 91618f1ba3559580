import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

// A mail, in whose frame no script runs, axe included.
const context = { exclude: ['iframe[sandbox]'] }
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The rules about colours: our themes set nothing else, by `light-dark()` or a media query. */
const ofColours = ['color-contrast', 'link-in-text-block']
const resultTypes: axe.resultGroups[] = ['violations']
const themes: [colorScheme: 'dark' | 'light', options: axe.RunOptions][] = [
  ['dark', { runOnly: standard, resultTypes }],
  ['light', { runOnly: { type: 'rule', values: ofColours }, resultTypes }],
]

/** WCAG 2.2 A and AA, as far as a program can tell, in the light theme and in the dark one. */
export async function expectAccessible(page: Page): Promise<void> {
  // A frame would have to be given axe as well.
  expect(await page.locator('iframe:not([sandbox])').count()).toBe(0)
  // It stays for as long as the document does.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  for (const [colorScheme, options] of themes) {
    await page.emulateMedia({ colorScheme })
    await untilStill(page)
    const found = await page.evaluate(
      async (given) => {
        const injected = (window as unknown as { axe: typeof axe }).axe
        const { violations } = await injected.run(given.context, given.options)
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
        )
      },
      { context, options },
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
