import { useSelector } from '@tanstack/react-store'
import { WifiOff } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { live } from '../trpc.ts'
import { Spinner } from '../ui/spinner.tsx'
import { type Connection, createConnectionStore } from './connection-store.ts'

const store = createConnectionStore(live)

export function useConnection(): Connection {
  return useSelector(store)
}

/** A banner while the page may be stale. */
export function ConnectionBanner({ connection }: { connection: Connection }): ReactElement {
  const t = useTranslations('shell')
  return (
    <output className="block">
      {connection !== 'live' && (
        <span className="flex flex-wrap items-center justify-center gap-x-2 bg-warn-soft px-4 py-1.5 text-center text-warn-ink">
          {connection === 'offline' ? <WifiOff aria-hidden className="size-4" /> : <Spinner />}
          <strong className="font-semibold">{t(connection)}</strong>
          {t(`${connection}Text`)}
        </span>
      )}
    </output>
  )
}
