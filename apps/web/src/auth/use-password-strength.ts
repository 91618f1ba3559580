import { useEffect, useState } from 'react'

import { useDebounced } from '../ui/use-debounced.ts'
import type { Strength } from './password-strength.ts'

/** Milliseconds without typing before it is judged, so that who hears it is told once. */
const pause = 250

type PasswordStrength = {
  /** Null while there is nothing to say, and when the worker did not load: the server judges anyway. */
  strength: Strength | null
  /** Fetches what judges; to be called when somebody is about to type. */
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

/** The dictionaries take a second to unpack on a phone, which nobody's typing should wait for. */
const startWorker = (): Worker =>
  new Worker(new URL('strength-worker.ts', import.meta.url), { type: 'module' })
