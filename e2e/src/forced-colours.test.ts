import { expect } from 'vitest'

import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'

test('in forced colours the bars of the analytics are drawn', async ({
  stage: { url, db, open },
}) => {
  await db.execute(`insert into leads (name, status) values ('Ada', 'new'), ('Bob', 'won')`)
  const { page } = await open({ forcedColors: 'active' })
  await openInbox(page, url)
  await page.goto(`${url}/analytics`)
  const bars = page.getByRole('link', { name: 'Won' }).locator('[style*="width"]')
  await bars.waitFor()
  const colours = await page
    .locator('figure [style*="height"], a [style*="width"]')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor))
  const canvas = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(colours.length).toBeGreaterThan(60)
  expect(colours).not.toContain('rgba(0, 0, 0, 0)')
  expect(colours).not.toContain(canvas)
})
