import { LLMock } from '@copilotkit/aimock'
import { addArticles } from '@oka/db/testing/add-articles'
import { expect, test } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { startChat } from './testing/rest.ts'
import { openInbox } from './testing/sign-in.ts'
import { setStage } from './testing/stage.ts'

test('a server is refused for its address, tried, saved, priced, used at once, and removed', async () => {
  await using stage = await setStage()
  const model = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 4 })
  await model.start()
  const usage = { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 }
  const json = { colour: 'vermilion', isAsked: true, facts: [], wantsPerson: false }
  model.addFixture({
    match: { responseFormat: 'json_schema' },
    response: { content: JSON.stringify(json), usage },
  })
  model.addFixture({ match: {}, response: { content: 'The model says so.', usage } })
  model.mount('/v1/embeddings', {
    handleRequest: (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ data: [{ index: 0, embedding: [0.6, 0.8] }] }))
      return Promise.resolve(true)
    },
  })
  const { url } = await stage.serve({ env: { ALLOW_PRIVATE_PROVIDERS: 'true' } })
  const { page, complaints } = await stage.open(url)
  await openInbox(page, url)
  await page.goto(`${url}/settings`)
  await page.getByRole('link', { name: 'Models', exact: true }).click()
  await page.getByText('No language model is set').waitFor()
  await expectAccessible(page)

  const address = page.getByRole('textbox', { name: 'Base URL' })
  const key = page.getByLabel('API key')
  await address.fill('models')
  await page.getByRole('textbox', { name: 'Replies' }).fill('test-model')
  await key.fill('sk-secret-0123456789-wxyz')
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByText('Enter an address such as').waitFor()
  await address.fill('http://127.0.0.1:1/v1')
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByText('There is no server at this address').waitFor()
  await expectAccessible(page)
  // The wrong address is a complaint of the browser's, which shows each refused call.
  complaints.length = 0

  await address.fill(`${model.url}/v1`)
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByText('It works. Nothing is saved yet.').waitFor()
  await page.getByText('Writes word by word').waitFor()
  const embedding = page.getByRole('textbox', { name: 'Search by meaning (optional)' })
  await embedding.fill('two words')
  await page.getByRole('button', { name: 'Test and save' }).click()
  await page.getByText('Enter the name of a model, without blanks.').waitFor()
  await embedding.fill('vectors')
  await page.getByRole('button', { name: 'Test and save' }).click()
  await page.getByText('The server saved here answers your visitors.').waitFor()
  await page.getByText('ends with wxyz').waitFor()
  expect(await page.content()).not.toContain('sk-secret')
  await page.getByText('Embeds texts, as vectors of 2 numbers.').waitFor()
  await page.getByText('There is no knowledge yet to be found by meaning.').waitFor()
  await addArticles(stage.db, [
    {
      title: 'Office',
      locale: 'en',
      passages: [{ heading: 'Parking', content: 'Behind the building.' }],
    },
  ])
  await page.reload()
  await page.getByText('The one passage of the knowledge is found by meaning.').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Add a price' }).click()
  await page.getByRole('textbox', { name: 'Price 1: model' }).fill('test-model')
  await page.getByRole('textbox', { name: 'Price 1: a million tokens read' }).fill('1000')
  await page.getByRole('button', { name: 'Save the prices' }).click()
  await page.getByText('Enter what a million tokens written cost.').waitFor()
  await page.getByRole('textbox', { name: 'Price 1: a million tokens written' }).fill('2,5')
  await page.getByRole('button', { name: 'Save the prices' }).click()
  await page.getByText('The prices were saved.').waitFor()
  await page.getByRole('table').getByText('test-model').waitFor()

  const visitor = await startChat(url, 'en')
  const { body } = await visitor.say('We need a customer portal')
  expect(body.reply?.content).toBe('The model says so.')
  await page.goto(`${url}/inbox/${visitor.conversationId}`)
  await page.getByText('How it came about').last().click()
  // 1,000 tokens at 1,000, and 100 at 2.5, for a million each.
  await page.getByText('€1.00025').waitFor()
  await page.getByText('1,000 read, 100 written').waitFor()

  await page.goto(`${url}/settings/models`)
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove this server?' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText('No language model is set').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(complaints).toEqual([])
  await model.stop()
})
