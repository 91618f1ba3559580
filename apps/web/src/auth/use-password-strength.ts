import { useEffect, useState } from 'react'

import { useDebounced } from '../ui/use-debounced.ts'
import type { Strength } from './password-strength.ts'

/** Debounce in milliseconds, so that screen readers announce the strength once. */
const pause = 250

type PasswordStrength = {
  /** Null while there is no result, and when the worker did not load: the server checks anyway. */
  strength: Strength | null
  /** Loads the worker; call it when the user is about to type. */
  load: () => void
}

export function usePasswordStrength(password: string, known: readonly string[]): PasswordStrength {
  const [worker, setWorker] = useState<Worker | null>(null)
  const [strength, setStrength] = useState<Strength | null>(null)
  const settled = useDebounced(password, pause)
  const words = known.join('\n')

  useEffect(() => {
    worker?.addEventListener('message', ({ data }: MessageEvent<Strength>) => setStrength(data))
    return () => worker?.terminate()
  }, [worker])

  useEffect(() => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    if (settled !== '') worker?.postMessage([settled, words.split('\n')])
  }, [worker, settled, words])

  return {
    strength: password === '' ? null : strength,
    load: () => {
      if (!worker) setWorker(startWorker())
    },
  }
}

/** In a worker: the dictionaries take a second to unpack on a phone, which would block typing. */
const startWorker = (): Worker =>
  new Worker(new URL('strength-worker.ts', import.meta.url), { type: 'module' })
