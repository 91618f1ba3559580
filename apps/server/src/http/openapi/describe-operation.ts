import type { Problem } from '@oka/contract/problem'

import type { RestProcedure } from '../rest.ts'
import { callers } from './callers.ts'
import {
  commonHeaders,
  type Header,
  type Operation,
  type Parameter,
  type Response,
  type Schema,
} from './document.ts'
import { describeProblems } from './problem-responses.ts'

/** An operation as it is generated, with what a stranger needs to call it and every way it can be refused. */
export function describeOperation(generated: Operation, procedure: RestProcedure): Operation {
  const { who, method } = procedure
  const caller = callers[who]
  const { requestBody, parameters = [], ...rest } = generated
  const takesInput = method !== 'GET' || parameters.length > 0
  return {
    ...rest,
    description: `${procedure.description}\n\n${caller.sentence}`,
    security: securityOf(procedure) ?? caller.security,
    parameters: parameters.map(withExample),
    ...(requestBody && { requestBody: describeBody(requestBody, procedure) }),
    responses: {
      '200': describeAnswer(generated.responses['200']!, procedure),
      ...describeProblems([
        ...(takesInput ? (['invalid_input'] as const) : []),
        ...caller.problems,
        ...(procedure.problems ?? []),
        ...(method === 'GET' ? [] : bodyProblems),
        ...commonProblems,
      ]),
    },
  }
}

/** The first lead is number 1, which is as good as any to try. */
const withExample = (parameter: Parameter): Parameter =>
  parameter.in === 'path' && parameter.schema['type'] === 'integer'
    ? { ...parameter, example: 1 }
    : parameter

/** A body can be refused also where none is asked for. */
const bodyProblems: Problem[] = ['body_too_large', 'unsupported_media_type']
const commonProblems: Problem[] = [
  'origin_not_allowed',
  'too_many_requests',
  'database_unavailable',
]

function securityOf({ cookie }: RestProcedure): Operation['security'] | undefined {
  if (!cookie?.call) return undefined
  return cookie.call === 'required' ? [{ refresh: [] }] : [{ refresh: [] }, {}]
}

/** Where no field has to be there, the body need not be there either. */
function describeBody(
  { content }: NonNullable<Operation['requestBody']>,
  { body }: RestProcedure,
): NonNullable<Operation['requestBody']> {
  const { schema } = content['application/json']!
  return {
    required: schema['required'] !== undefined,
    content: { 'application/json': { schema, ...(body && { example: body }) } },
  }
}

function describeAnswer(
  { content }: Pick<Response, 'content'>,
  { answer, cookie }: RestProcedure,
): Response {
  const { schema } = content['application/json']!
  const { items, nextCursor } = (schema['properties'] ?? {}) as Record<string, Schema>
  // What tRPC answers as `{ items, nextCursor }` is an array with a `Link` header in REST.
  const isPage = items !== undefined && nextCursor !== undefined
  return {
    description: answer,
    headers: {
      ...commonHeaders,
      ...(isPage && { Link: nextPage }),
      ...(cookie && { 'Set-Cookie': refreshCookie(cookie.answer) }),
    },
    content: { 'application/json': { schema: isPage ? items : schema } },
  }
}

const nextPage: Header = {
  description: 'The next page, `rel="next"`, if there is one (RFC 8288).',
  schema: { type: 'string', pattern: '^</api/[^>]+>; rel="next"$' },
}

const refreshCookie = (answer: 'always' | 'sometimes'): Header => ({
  description: 'The refresh token, out of the reach of scripts.',
  ...(answer === 'always' && { required: true }),
  schema: { type: 'string', pattern: 'HttpOnly; .*SameSite=Strict' },
})
