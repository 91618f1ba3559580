import { randomUUID } from 'node:crypto'
import { once } from 'node:events'

import { expect } from 'vitest'

import { call, signIn, startChat, type Visitor } from '../../testing/rest.ts'
import {
  admin,
  makeFolder,
  type RunningServer,
  spawnServer,
  startServer,
} from '../../testing/server.ts'

/** The bundle, on the databases that the environment names. */
export async function startProduct(
  resources: AsyncDisposableStack,
  env: Record<string, string>,
): Promise<RunningServer> {
  const { path: dataDir } = resources.use(await makeFolder())
  return resources.use(
    await startServer({ dataDir, env: { LOG_LEVEL: 'info', RATE_LIMIT_SCALE: '100', ...env } }),
  )
}

/** What the bundle says when it cannot start. */
export async function failToStart(env: Record<string, string>): Promise<string> {
  await using folder = await makeFolder()
  await using server = await spawnServer({ dataDir: folder.path, env })
  await once(server.process, 'close')
  expect(server.process.exitCode).toBe(1)
  const output = server.output()
  expect(output).not.toMatch(/^ {4}at /m)
  expect(output).not.toContain('p@ss')
  expect(output).not.toContain('p%40ss')
  return output
}

type Message = { seq: number; role: string; content: string }

/** Follows a conversation over server-sent events, woken by NOTIFY alone. */
async function followConversation(url: string, visitor: Visitor): Promise<() => Promise<string>> {
  const input = encodeURIComponent(JSON.stringify({ conversationId: visitor.conversationId }))
  const answer = await fetch(`${url}/trpc/chat.events?input=${input}`, {
    headers: { authorization: `Bearer ${visitor.token}`, accept: 'text/event-stream' },
  })
  expect(answer.status).toBe(200)
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return async () => {
    while (!/"role":"assistant"/.test(text)) {
      const { value, done } = await reader.read()
      if (done) throw new Error(`The stream ended after ${text}`)
      text += value
    }
    await reader.cancel()
    return text
  }
}

/** A visitor chats and becomes a lead, staff follow it live, and a job writes the report. */
export async function useProduct(url: string): Promise<Visitor> {
  const visitor = await startChat(url, 'en')
  const read = await followConversation(url, visitor)
  const said = 'I am John Smith from Acme Ltd, john.smith@acme.example, our budget is £40,000'
  const { status, body } = await visitor.say(said)
  expect(status).toBe(200)
  expect(body.reply?.content).toMatch(/\S/)
  expect(await read()).toContain('John Smith')

  const token = await signIn(url, admin)
  const { body: leads } = await call<{ id: number; email: string }[]>(url, 'GET /api/leads', {
    token,
  })
  expect(leads[0]).toMatchObject({ email: 'john.smith@acme.example' })
  const generated = await call(url, 'POST /api/reports/generate', {
    token,
    body: { leadId: leads[0]!.id, wait: true },
  })
  expect(generated.body).toMatchObject({ status: 'ready' })
  return visitor
}

export const isReady = async (url: string): Promise<boolean> => (await fetch(`${url}/readyz`)).ok

/** Says something and is refused, with a 503 that says when to come back. */
export async function sayInVain(
  visitor: Visitor,
  content: string,
  clientMessageId: string,
): Promise<void> {
  const { status, headers, body } = await visitor.say(content, clientMessageId)
  expect({ status, body }).toMatchObject({ status: 503, body: { code: 'database_unavailable' } })
  expect(headers.get('retry-after')).toMatch(/^\d+$/)
}

/** Says something until it is taken, as every client does; each refusal is such a 503. */
export async function sayUntilTaken(
  visitor: Visitor,
  content: string,
  clientMessageId: string = randomUUID(),
): Promise<void> {
  const answers = new Set<number>()
  await expect
    .poll(async () => {
      const { status } = await visitor.say(content, clientMessageId)
      answers.add(status)
      return status
    })
    .toBe(200)
  answers.delete(503)
  expect([...answers]).toEqual([200])
}

/** What the visitor has said, as it is stored. */
export async function storedWords(url: string, visitor: Visitor): Promise<string[]> {
  const { body } = await call<{ messages: Message[] }>(
    url,
    `GET /api/chat/conversations/${visitor.conversationId}/messages`,
    { token: visitor.token },
  )
  expect(body.messages.map(({ seq }) => seq)).toEqual(body.messages.map((_, index) => index + 1))
  return body.messages.filter(({ role }) => role === 'visitor').map(({ content }) => content)
}
