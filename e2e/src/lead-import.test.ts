import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { heading, press } from './testing/page.ts'
import { makeFolder } from './testing/server.ts'
import { openInbox } from './testing/sign-in.ts'
import { setStage } from './testing/stage.ts'

const lead = (id: number, change: object = {}) => ({
  id,
  name: `Lead ${id}`,
  email: `lead-${id}@example.com`,
  company: 'Nexalia',
  createdAt: '2026-03-14T09:30:00.000Z',
  conversation: [{ role: 'user', content: `Hello, I am lead ${id}` }],
  ...change,
})

test('leads of the former front end are tried, imported, and found', async () => {
  await using stage = await setStage()
  await using folder = await makeFolder()
  const { url } = await stage.serve()
  const { page, complaints } = await stage.open(url)
  await openInbox(page, url)
  await page.goto(`${url}/leads`)
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await heading(page, 'Bring your former leads along')
  await expectAccessible(page)

  // What is no such file is said, and nothing is lost of what was typed.
  const field = page.getByLabel('Or paste the value of leadStorage')
  await field.fill('[{"id":1,"name":"Lé')
  await press(page, 'Read the text')
  await page.getByRole('alert').getByText('The file ends in the middle').waitFor()
  expect(await field.inputValue()).toBe('[{"id":1,"name":"Lé')

  const leads = Array.from({ length: 600 }, (_, index) => lead(index + 1))
  const bad = lead(601, { email: 'nowhere', fitScore: 300, name: '=cmd()' })
  const file = join(folder.path, 'leadStorage.json')
  await writeFile(file, JSON.stringify({ leads: [...leads, bad] }))
  await page.getByLabel('Choose a file, or drop it here').setInputFiles(file)
  await heading(page, '600 leads can be imported')
  await page.getByText('email must be an e-mail address').waitFor()
  await expectAccessible(page)
  const [csv] = await Promise.all([page.waitForEvent('download'), press(page, 'CSV')])
  expect(await readFile(await csv.path(), 'utf8')).toContain('"601","fitScore","fitScore must be')
  const [json] = await Promise.all([page.waitForEvent('download'), press(page, 'JSON')])
  expect(JSON.parse(await readFile(await json.path(), 'utf8'))).toMatchObject([
    { row: 601, lead: { name: '=cmd()' } },
  ])

  await press(page, 'Import 600 leads')
  await heading(page, '600 leads were imported')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'See the leads' }).click()
  await page.getByRole('link', { name: /All\s*600/ }).waitFor()

  // A second time there is nothing to do.
  await page.goto(`${url}/leads/import`)
  await page.getByLabel('Choose a file, or drop it here').setInputFiles(file)
  await heading(page, 'There is nothing to import')
  await page.getByText('600 were imported before and are left as they are.').waitFor()
  expect(complaints).toEqual([])
})

test('an import that is stopped or cut off goes on where it was', async () => {
  await using stage = await setStage()
  const { url } = await stage.serve()
  const { page } = await stage.open(url)
  await openInbox(page, url)
  await page.goto(`${url}/leads/import`)
  const leads = Array.from({ length: 2000 }, (_, index) => lead(index + 1))
  await page.getByLabel('Or paste the value of leadStorage').fill(JSON.stringify(leads))
  await press(page, 'Read the text')
  await heading(page, '2,000 leads can be imported')
  // Nothing is taken any more after the second call.
  const error = { message: 'No', code: -32_600, data: { code: 'BAD_REQUEST', httpStatus: 400 } }
  const refusal = {
    status: 400,
    contentType: 'application/json',
    body: JSON.stringify([{ error }]),
  }
  let calls = 0
  await page.route('**/trpc/leads.import*', (route) => {
    calls += 1
    return calls > 2 ? route.fulfill(refusal) : route.continue()
  })
  await press(page, 'Import 2,000 leads')
  await heading(page, /^Only [\d,]+ leads were imported/)
  await page.getByRole('alert').first().waitFor()
  await page.unroute('**/trpc/leads.import*')
  await press(page, 'Choose another file')
  await page.getByLabel('Or paste the value of leadStorage').fill(JSON.stringify(leads))
  await press(page, 'Read the text')
  await heading(page, /^1,?\d+ leads can be imported/)
  await page.getByRole('button', { name: /^Import/ }).click()
  await heading(page, /^1,?\d+ leads were imported/)
  await page.getByRole('link', { name: 'See the leads' }).click()
  await page.getByRole('link', { name: /All\s*2,000/ }).waitFor()
})
