import type { ReactElement, ReactNode } from 'react'

/** An address in a sentence. */
export function inBold(chunks: ReactNode): ReactElement {
  return <strong className="font-medium wrap-anywhere text-ink">{chunks}</strong>
}
