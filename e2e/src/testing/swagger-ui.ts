import type { Locator, Page } from 'playwright-core'

type Parameter = { name: string; schema: { enum?: string[] } }

/** What of the document is needed to find an operation on the page and fill it in. */
export type Operation = {
  operationId: string
  tags: string[]
  parameters?: Parameter[]
  responses: Record<string, object>
}

/** The operations of the document behind the page, by method and path. */
export async function readOperations(url: string): Promise<Record<string, Operation>> {
  const response = await fetch(`${url}/api/openapi.json`)
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, Operation>> }
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    ),
  )
}

/**
 * Leaves only the operations with these tags in the document that Swagger UI is given, and of their refusals that of bad input:
 * it reads the whole document again for each operation that is opened, and draws an example of each answer, which
 * takes seconds.
 */
export async function showOnly(page: Page, tags: readonly string[]): Promise<void> {
  await page.route('**/api/docs/json', async (route) => {
    const response = await route.fetch()
    const document = (await response.json()) as { paths: Record<string, Record<string, Operation>> }
    for (const methods of Object.values(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (!tags.includes(operation.tags[0]!)) delete methods[method]
        for (const status of Object.keys(operation.responses))
          if (Number(status) > 400) delete operation.responses[status]
      }
    }
    await route.fulfill({ response, json: document })
  })
}

/** Where an operation is on the page. */
export const blockOf = (page: Page, { tags, operationId }: Operation): Locator =>
  page.locator(`#operations-${tags[0]}-${operationId}`)

export type Given = {
  parameters?: Record<string, string>
  /** The example that is there if absent. */
  body?: object
}

/** Does as a person does who tries an operation out, and reads the status and the body that the page then shows. */
export async function tryOut(
  page: Page,
  operation: Operation,
  given: Given,
): Promise<{ status: string; body: string }> {
  const block = blockOf(page, operation)
  const { parameters = [] } = operation
  await block.locator('.opblock-summary-control').click()
  await block.getByRole('button', { name: 'Try it out' }).click()
  for (const { name, schema } of parameters) {
    const value = given.parameters?.[name]
    if (value === undefined) continue
    const row = block.locator(`tr[data-param-name="${name}"]`)
    if (schema.enum) await row.getByRole('combobox').selectOption(value)
    else await row.getByRole('textbox').fill(value)
  }
  if (given.body) await block.locator('.body-param__text').fill(JSON.stringify(given.body))
  await block.getByRole('button', { name: 'Execute' }).click()
  const answer = block.locator('.live-responses-table tbody tr').first()
  await answer.waitFor()
  const status = await answer.locator('.response-col_status').innerText()
  const shown = answer.locator('.response-col_description pre code')
  const body = (await shown.count()) > 0 ? await shown.first().innerText() : ''
  await block.locator('.opblock-summary-control').click()
  return { status: status.trim(), body }
}

/** Enters a token under Authorize. */
export async function authorize(page: Page, scheme: string, token: string): Promise<void> {
  await page.locator('.scheme-container').getByRole('button', { name: 'Authorize' }).click()
  const entry = page.locator('.auth-container').filter({ hasText: scheme }).first()
  await entry.getByRole('textbox').fill(token)
  await entry.getByRole('button', { name: 'Apply credentials' }).click()
  await entry.getByRole('button', { name: 'Close' }).click()
}
