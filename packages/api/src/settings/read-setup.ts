import type { Setup } from '@oka/contract/settings'
import { readSetup as readState } from '@oka/db/setup'

import type { Deps } from '../deps.ts'

/** Steps left before the chat works on the company's own site. */
export async function readSetup({
  db,
  mailTransport,
  publicUrl,
}: Pick<Deps, 'db' | 'mailTransport' | 'publicUrl'>): Promise<Setup> {
  return {
    ...(await readState(db)),
    mailConfigured: mailTransport !== null,
    snippet: `<script async src="${publicUrl}/widget.js"></script>`,
  }
}
