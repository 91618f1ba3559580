import { DomainError } from '@oka/api/domain-error'
import { type Problem, problems } from '@oka/contract/problem'

import { httpStatusOf } from '../problem-reply.ts'
import { commonHeaders, type Header, type Response, type Schema } from './document.ts'

/** What every refusal looks like; named in the document. */
export const problem: Schema = {
  description: 'A refusal.',
  type: 'object',
  properties: {
    error: { type: 'string', description: 'What is wrong, in English, for developers.' },
    code: { type: 'string', enum: problems, description: 'The name of the refusal, for programs.' },
    issues: {
      description: 'With `invalid_input`: each field that is not right, and why.',
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, message: { type: 'string' } },
        required: ['path', 'message'],
        additionalProperties: false,
      },
    },
    current: {
      description:
        'With `lead_changed` or `article_changed`: the lead or the article as it is now.',
      anyOf: [
        { $ref: '#/components/schemas/LeadDetail' },
        { $ref: '#/components/schemas/Article' },
      ],
    },
  },
  required: ['error', 'code'],
  additionalProperties: false,
}

/** The refusals of an operation, one answer a status. */
export function describeProblems(expected: readonly Problem[]): Record<string, Response> {
  const byStatus = Object.groupBy(new Set(expected), httpStatusOf)
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes = []]) => [status, describeStatus(status, codes)]),
  )
}

function describeStatus(status: string, codes: readonly Problem[]): Response {
  return {
    description: codes.map((code) => `\`${code}\`: ${sentenceOf(code)}`).join('\n\n'),
    headers: { ...commonHeaders, ...(isPassing(status) && { 'Retry-After': retryAfter }) },
    content: {
      'application/json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            {
              properties: { code: { enum: [...codes] } },
              ...(status === '400' && { required: ['issues'] }),
            },
          ],
        },
        examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
      },
    },
  }
}

const sentenceOf = (code: Problem): string => new DomainError(code).message

function exampleOf(code: Problem): object {
  if (code !== 'invalid_input') return { error: sentenceOf(code), code }
  const issue = { path: 'email', message: 'must be an e-mail address' }
  return { error: `${issue.path}: ${issue.message}`, code, issues: [issue] }
}

/** What passes by itself says when. */
const isPassing = (status: string): boolean => status === '429' || status === '503'

const retryAfter: Header = {
  description: 'Seconds after which to try again.',
  required: true,
  schema: { type: 'integer', minimum: 1 },
}
