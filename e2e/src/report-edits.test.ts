import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'

test('a report is edited by the keyboard, what a colleague wrote is kept, and versions are compared', async ({
  stage: { url, open, openChat },
}) => {
  const guest = await openChat()
  const { visitor } = guest
  await visitor.say(
    'We need to rebuild our customer portal. Our staff lose two hours a day with it.',
  )
  await visitor.sees(/company/i)
  await visitor.say('our budget is 40 000 USD')
  await visitor.say('jane.cooper@acme.example')
  await visitor.sees(/thank/i)

  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.getByRole('link', { name: 'Leads' }).first().click()
  await page.locator('a[data-lead]').first().click()
  await page.getByRole('tab', { name: 'Report' }).click()
  await page.getByRole('button', { name: 'Generate the report' }).click()
  const report = page.getByRole('article')
  await report.getByText('Rebuild your customer portal').waitFor()
  await report.getByText(/“Our staff lose two hours a day with it”/).waitFor()
  // The budget is in another currency than the company's.
  await page.getByText(/The budget is not in EUR/).waitFor()
  await expectAccessible(page)

  const second = await open()
  await openInbox(second.page, url)
  await second.page.goto(page.url())
  await second.page.getByRole('button', { name: 'Edit', exact: true }).click()
  const colleague = second.page.getByRole('form', { name: 'Edit' })
  await colleague.getByRole('textbox', { name: 'Budget' }).first().fill('$40,000, excluding taxes')

  await page.getByRole('button', { name: 'Edit', exact: true }).focus()
  await page.keyboard.press('Enter')
  const editor = page.getByRole('form', { name: 'Edit' })
  const need = editor.getByRole('textbox', { name: 'Need' })
  await need.fill('A portal on which your customers order by themselves')
  const steps = editor.getByRole('region', { name: 'Next steps' })
  await steps.getByRole('button', { name: 'Add a sentence' }).click()
  await page.keyboard.type('Send us three screenshots of the portal')
  await steps.getByLabel('Your sentence: Who').fill('You')
  await editor.getByRole('button', { name: 'Move “Next steps” up' }).focus()
  await page.keyboard.press('Enter')
  const assumptions = editor.getByRole('region', { name: 'Assumptions' })
  await assumptions.getByRole('button', { name: 'Hide' }).first().click()
  await assumptions.getByText(/hidden/).waitFor()
  await expectAccessible(page)
  await editor.getByRole('button', { name: 'Save as a new version' }).click()
  await report.getByText('A portal on which your customers order by themselves').waitFor()
  await report.getByText('Send us three screenshots of the portal').waitFor()
  await page.getByText('Version 2').first().waitFor()

  await colleague.getByRole('button', { name: 'Save as a new version' }).click()
  await second.page.getByText(/A colleague changed this report meanwhile/).waitFor()
  await expectAccessible(second.page)
  await second.page.getByRole('button', { name: 'Keep both' }).click()
  await second.page.getByText('$40,000, excluding taxes').waitFor()

  await report.getByText('$40,000, excluding taxes').waitFor()
  await report.getByText('A portal on which your customers order by themselves').waitFor()
  await page.getByRole('button', { name: 'Generate again' }).click()
  await page.getByText('Version 4').first().waitFor()
  await report.getByText('A portal on which your customers order by themselves').waitFor()

  await page.getByRole('button', { name: 'Compare versions' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('These versions say the same.').waitFor()
  await dialog.getByLabel('From').selectOption('1')
  await dialog.getByText('Send us three screenshots of the portal').waitFor()
  expect(await dialog.getByRole('deletion').count()).toBeGreaterThan(0)
  await expectAccessible(page)
  expect([...guest.complaints, ...complaints, ...second.complaints]).toEqual([])
})
