import { leadFileMaxBytes, type LeadFileProblem } from '@oka/contract/lead-file'
import { useEffect, useRef, useState } from 'react'

import { retryAfterOf, wasRefused } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import type { ReadText } from './read-lead-text.ts'
import { nothing, type Progress, sendLeads, type Totals } from './send-leads.ts'

export type Loaded = Extract<ReadText, { file: unknown }>

export type Step =
  | { name: 'choose'; problem?: LeadFileProblem; error?: unknown; returned?: boolean }
  | { name: 'reading' }
  | { name: 'checking'; loaded: Loaded; progress: Progress | null }
  | { name: 'ready'; loaded: Loaded; totals: Totals }
  | { name: 'importing'; loaded: Loaded; progress: Progress | null }
  /** `error`: the rest could not be sent; `stopped`: the user stopped it. */
  | { name: 'done'; loaded: Loaded; totals: Totals; stopped: boolean; error?: unknown }

type LeadImport = {
  step: Step
  read: (source: File | string) => void
  start: () => void
  stop: () => void
  again: () => void
}

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000)
  })

const retryIn = (error: unknown): number | null =>
  retryAfterOf(error) ?? (wasRefused(error) ? null : 1)

/** From a file to leads: parsed in a worker, tried on the server, and then sent. */
export function useLeadImport(): LeadImport {
  const [step, setStep] = useState<Step>({ name: 'choose' })
  const run = useRef(new AbortController())
  useEffect(() => () => run.current.abort(), [])

  const read = async (source: File | string): Promise<void> => {
    run.current = new AbortController()
    const { signal } = run.current
    setStep({ name: 'reading' })
    try {
      const text = await readInWorker(source, signal)
      if (signal.aborted) return
      if ('problem' in text) setStep({ name: 'choose', problem: text.problem })
      else await check(text, signal)
    } catch (error) {
      if (!signal.aborted) setStep({ name: 'choose', error })
    }
  }

  const check = async (loaded: Loaded, signal: AbortSignal): Promise<void> => {
    setStep({ name: 'checking', loaded, progress: null })
    const importId = crypto.randomUUID()
    const totals = await sendLeads(loaded.file.rows, {
      send: (rows) => client.leads.import.mutate({ importId, rows, dryRun: true }),
      signal,
      onProgress: (progress) => setStep({ name: 'checking', loaded, progress }),
      retryIn,
      pause,
    })
    if (!signal.aborted) setStep({ name: 'ready', loaded, totals })
  }

  const start = async (loaded: Loaded): Promise<void> => {
    const { signal } = run.current
    const importId = crypto.randomUUID()
    let totals = nothing
    let error: unknown
    setStep({ name: 'importing', loaded, progress: null })
    try {
      await sendLeads(loaded.file.rows, {
        send: (rows) => client.leads.import.mutate({ importId, rows }),
        signal,
        onProgress: (progress) => {
          totals = progress.totals
          setStep({ name: 'importing', loaded, progress })
        },
        retryIn,
        pause,
      })
      const refused = loaded.file.refused.length
      await client.leads.import.mutate({ importId, rows: [], last: true, refused })
    } catch (caught) {
      error = caught
    }
    setStep({ name: 'done', loaded, totals, stopped: signal.aborted, error })
    void queryClient.invalidateQueries(trpc.leads.list.pathFilter())
    void queryClient.invalidateQueries(trpc.analytics.pathFilter())
  }

  return {
    step,
    read: (source) => void read(source),
    start: () => void (step.name === 'ready' && start(step.loaded)),
    stop: () => {
      run.current.abort()
      if (step.name === 'reading' || step.name === 'checking')
        setStep({ name: 'choose', returned: true })
    },
    again: () => {
      run.current = new AbortController()
      setStep({ name: 'choose', returned: true })
    },
  }
}

function readInWorker(source: File | string, signal: AbortSignal): Promise<ReadText> {
  const size = typeof source === 'string' ? source.length : source.size
  if (size > leadFileMaxBytes) return Promise.resolve({ problem: { problem: 'too_large' } })
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('read-worker.ts', import.meta.url), { type: 'module' })
    const end = (): void => worker.terminate()
    signal.addEventListener('abort', end)
    worker.addEventListener('message', ({ data }: MessageEvent<ReadText>) => {
      end()
      resolve(data)
    })
    worker.addEventListener('error', (event) => {
      end()
      reject(new Error(event.message))
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(source)
  })
}
