import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds until the double answers, as a quick model does. */
const latency = 100
const usage = { prompt_tokens: 800, completion_tokens: 40, total_tokens: 840 }

export type ModelDouble = AsyncDisposable & {
  /** For OPENAI_BASE_URL. */
  url: string
  /** Calls that were answered so far. */
  calls: () => number
}

/** A request to the double: what it was sent, and whether it shall answer in JSON. */
export type Asked = { messages: { role: string; content: string }[]; isJson: boolean }

const polite = ({ isJson }: Asked) =>
  isJson ? '{"facts":[],"wantsPerson":false}' : 'Thank you. For when do you need it?'

/**
 * A server that answers Chat Completions, streamed or not, and counts them.
 * https://platform.openai.com/docs/api-reference/chat
 */
export async function startModelDouble(
  answer: (asked: Asked) => string = polite,
  delay = latency,
): Promise<ModelDouble> {
  let calls = 0
  const server = createServer((request, response) => {
    void (async () => {
      const { stream, messages } = (await json(request)) as Asked & { stream?: boolean }
      calls += 1
      await pause(delay)
      const said = answer({ messages, isJson: !stream })
      const about = { id: 'double', created: 0, model: 'double' }
      if (!stream) {
        const message = { role: 'assistant', content: said }
        response.setHeader('content-type', 'application/json')
        const choices = [{ index: 0, message, finish_reason: 'stop' }]
        response.end(JSON.stringify({ ...about, object: 'chat.completion', choices, usage }))
        return
      }
      response.setHeader('content-type', 'text/event-stream')
      const send = (chunk: object): void => {
        const data = { ...about, object: 'chat.completion.chunk', ...chunk }
        response.write(`data: ${JSON.stringify(data)}\n\n`)
      }
      for (const content of said.match(/[^]{1,400}/g) ?? []) {
        send({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })
      }
      send({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
      send({ choices: [], usage })
      response.end('data: [DONE]\n\n')
    })().catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls: () => calls,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
