import { randomUUID } from 'node:crypto'

import { expectDocumented } from '@oka/server/testing/documented'

export type Answer<Body = unknown> = { status: number; headers: Headers; body: Body }

/** Calls the REST API as a program of anybody's would. Throws when the answer is not as its document says. */
export async function call<Body = unknown>(
  url: string,
  route: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`,
  {
    token,
    body,
    headers,
  }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<Body>> {
  const [method, path] = route.split(' ') as [string, string]
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const isJson = response.headers.get('content-type')?.includes('json')
  const read = (await (isJson ? response.json() : response.arrayBuffer())) as Body
  const answer = { status: response.status, headers: response.headers, body: read }
  await expectDocumented(url, route, answer)
  return answer
}

/** Signs in and returns the access token. */
export async function signIn(
  url: string,
  credentials: { email: string; password: string },
): Promise<string> {
  const { status, body } = await call<{ accessToken: string }>(url, 'POST /api/auth/login', {
    body: credentials,
  })
  if (status !== 200) throw new Error(`Sign-in answered ${status}: ${JSON.stringify(body)}`)
  return body.accessToken
}

type Reply = { message: { seq: number; content: string }; reply?: { content: string } }

export type Visitor = {
  conversationId: string
  token: string
  /** Sends a message and waits for the reply. */
  say: (content: string, clientMessageId?: string) => Promise<Answer<Reply>>
}

/** Starts a conversation. */
export async function startChat(url: string, locale: 'fr' | 'en'): Promise<Visitor> {
  const { body } = await call<{ conversationId: string; visitorToken: string }>(
    url,
    'POST /api/chat/start',
    { body: { startKey: randomUUID(), locale, pageUrl: `${url}/demo` } },
  )
  const token = body.visitorToken
  return {
    conversationId: body.conversationId,
    token,
    say: (content, clientMessageId = randomUUID()) =>
      call<Reply>(url, 'POST /api/chat/message', {
        token,
        body: { clientMessageId, content, wait: true },
      }),
  }
}
