import { TRPCClientError } from '@trpc/client'
import { useEffect, useState } from 'react'

import { authorizedFetch, base } from '../trpc.ts'
import { fileNameOf } from './file-name.ts'

export type Pdf = { url: string; name: string }
/** The client's, or that of staff with the score. */
export type PdfCopy = 'client' | 'staff'
type PdfState = { pdf: Pdf | null; error: unknown }

/**
 * An object URL of the report's PDF for a frame or a link, which cannot send the session's token.
 * The file is fetched and kept while it is shown.
 */
export function usePdf(leadId: number, copy: PdfCopy): PdfState {
  const [found, setFound] = useState<PdfState>({ pdf: null, error: null })
  useEffect(() => {
    const stop = new AbortController()
    let url = ''
    const run = async (): Promise<void> => {
      const { name, file } = await fetchPdf(
        `${leadId}/pdf${copy === 'staff' ? '?copy=staff' : ''}`,
        stop.signal,
      )
      if (stop.signal.aborted) return
      url = URL.createObjectURL(file)
      setFound({ pdf: { url, name }, error: null })
    }
    run().catch((error: unknown) => {
      if (!stop.signal.aborted) setFound({ pdf: null, error })
    })
    return () => {
      stop.abort()
      URL.revokeObjectURL(url)
    }
  }, [leadId, copy])
  return found
}

async function fetchPdf(path: string, signal: AbortSignal): Promise<{ name: string; file: Blob }> {
  const response = await authorizedFetch(`${base}/api/reports/${path}`, { signal })
  if (!response.ok) throw await readRefusal(response)
  return {
    // Always typed as a PDF: opened in a tab of our origin, nothing else may run.
    file: new Blob([await response.arrayBuffer()], { type: 'application/pdf' }),
    name: fileNameOf(response.headers.get('content-disposition')) ?? 'report.pdf',
  }
}

/** What the route refused, as the procedures refuse it. */
async function readRefusal(response: Response): Promise<Error> {
  const message = `The PDF was answered with ${response.status}.`
  const body = (await response.json().catch(() => null)) as { code?: string } | null
  const data = { problem: body?.code }
  return TRPCClientError.from({ error: { code: -32_000, message, data } })
}
