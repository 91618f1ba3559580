import { type Fixture, LLMock } from '@copilotkit/aimock'

import { openTestApp, type TestApp } from './test-app.ts'

/** Facts that the double proposes; `message` is the number of the message in the prompt. */
export type Claimed = {
  field: string
  value: string
  message: number
  quote: string
  stated?: true
}

/** A server whose model is a double of OpenAI's, controlled by the test. */
export async function openModelApp(resources: AsyncDisposableStack): Promise<{
  app: TestApp
  model: LLMock
  claim: (facts: Claimed[], options?: Partial<Fixture>) => void
}> {
  const model = new LLMock({ port: 0, host: '127.0.0.1' })
  await model.start()
  resources.defer(() => model.stop())
  const app = await openTestApp(resources, {
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: `${model.url}/v1`,
  })
  const claim = (facts: Claimed[], options: Partial<Fixture> = {}) => {
    model.clearFixtures()
    const found = facts.map((fact) => ({ stated: true, ...fact }))
    model.addFixture({
      match: { responseFormat: 'json_schema' },
      response: { content: JSON.stringify({ facts: found, wantsPerson: false }) },
      ...options,
    })
    model.addFixture({ match: {}, response: { content: 'The model says so.' } })
  }
  claim([])
  return { app, model, claim }
}
