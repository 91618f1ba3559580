import { commonHeaders, type Document, type Header } from './document.ts'
import { describeProblems } from './problem-responses.ts'

const leadId = { type: 'integer', minimum: 1, maximum: 2_147_483_647 }
const token = { name: 'token', in: 'query', schema: { type: 'string', maxLength: 2000 } } as const
const disposition: Header = {
  description: '`inline`, and a file name.',
  required: true,
  schema: { type: 'string' },
}

const edge = [
  'invalid_input',
  'origin_not_allowed',
  'too_many_requests',
  'database_unavailable',
] as const

/** The routes that are no procedures, since they send no JSON. */
export const plainRoutes: Document['paths'] = {
  '/reports/{leadId}/pdf': {
    get: {
      operationId: 'report-pdf',
      summary: 'The report of a lead as a PDF',
      description:
        'The last finished version. For staff, or for whoever has a link that `report.link` of tRPC has ' +
        'made: it carries a `token`, which opens the version of that link until it expires or is revoked.',
      tags: ['Reports'],
      security: [{ staff: [] }, {}],
      parameters: [
        { name: 'leadId', in: 'path', required: true, schema: leadId, example: 1 },
        { ...token, description: 'Of a link, instead of an access token.' },
        {
          name: 'copy',
          in: 'query',
          description: '`staff`: with the score on a last page, for staff alone.',
          schema: { type: 'string', enum: ['client', 'staff'], default: 'client' },
        },
      ],
      responses: {
        '200': {
          description: 'The PDF, with a name to save it under.',
          headers: { ...commonHeaders, 'Content-Disposition': disposition },
          content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
        },
        ...describeProblems([
          ...edge,
          'unauthenticated',
          'link_not_found',
          'report_not_found',
          'report_not_ready',
          'report_unprintable',
        ]),
      },
    },
  },
  '/mails/{id}/html': {
    get: {
      operationId: 'mail-html',
      summary: 'What a mail looks like',
      description:
        'The address is the `previewUrl` of `mail.byId` of tRPC and works for ten minutes. The page comes ' +
        'with a policy under which it can do nothing.',
      tags: ['Mails'],
      security: [],
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
        { ...token, required: true, description: 'Of the address.' },
      ],
      responses: {
        '200': {
          description: 'The mail.',
          headers: commonHeaders,
          content: { 'text/html': { schema: { type: 'string' } } },
        },
        ...describeProblems([...edge, 'mail_not_found']),
      },
    },
  },
}
