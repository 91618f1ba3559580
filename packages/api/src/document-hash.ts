import { createHash } from 'node:crypto'

import type { ReportDocument } from '@oka/contract/report'

/** SHA-256 of a report's document, in hex. */
export const documentHashOf = (document: ReportDocument): string =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex')
