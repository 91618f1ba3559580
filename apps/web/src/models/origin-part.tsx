import type { ProviderModels, ProviderState } from '@oka/contract/model-provider'
import { useMutation } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Meter } from '../ui/meter.tsx'
import { notify } from '../ui/toaster.tsx'
import { CheckResult } from './check-result.tsx'

/** Which model answers now: that of the settings, that of the environment, or none. */
export function OriginPart({ state }: { state: ProviderState }): ReactElement {
  const t = useTranslations('models')
  const { origin, saved, environment, embedded } = state
  return (
    <Part title={t('inUse')} text={t('inUseText')}>
      <div className="grid gap-3">
        <p className="font-medium">{t(`origin.${origin}`)}</p>
        {embedded && <Embedded {...embedded} />}
        {saved && (
          <Server
            name={t('ofSettings')}
            isInUse={origin === 'settings'}
            server={saved}
            note={saved.isReadable ? undefined : t('unreadable')}
          >
            <CheckResult check={saved.check} />
            <Remove version={state.version} hasEnvironment={environment !== null} />
          </Server>
        )}
        {environment && (
          <Server
            name={t('ofEnvironment')}
            isInUse={origin === 'environment'}
            server={environment}
            note={t('environmentNote')}
          />
        )}
      </div>
    </Part>
  )
}

/** How much of the knowledge is found by its meaning already. */
function Embedded({ done, total }: { done: number; total: number }): ReactElement {
  const t = useTranslations('models')
  const format = useFormatter()
  if (done === total) {
    return <p className="text-sm text-ink-2">{t('embedded', { count: total })}</p>
  }
  const numbers = { done: format.number(done), total: format.number(total) }
  return (
    <div className="grid max-w-sm gap-1.5 text-sm text-ink-2">
      <progress aria-label={t('embedding')} className="sr-only" value={done} max={total} />
      <Meter value={done} max={total} />
      <p className="tabular-nums">{t('embeddedOf', numbers)}</p>
    </div>
  )
}

type ServerProps = {
  name: string
  isInUse: boolean
  server: { baseUrl: string; keyEnd: string; models: ProviderModels }
  note: string | undefined
  children?: ReactNode
}

function Server({ name, isInUse, server, note, children }: ServerProps): ReactElement {
  const t = useTranslations('models')
  const names = new Set(Object.values(server.models))
  return (
    <section className="grid gap-2 rounded-lg border px-4 py-3">
      <header className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium">{name}</h3>
        {isInUse && <Badge tone="good">{t('used')}</Badge>}
      </header>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-ink-2">{t('baseUrl')}</dt>
        <dd className="min-w-0 wrap-anywhere">{server.baseUrl}</dd>
        <dt className="text-ink-2">{t('apiKey')}</dt>
        <dd className="min-w-0 wrap-anywhere">
          {server.keyEnd === '' ? t('keyHidden') : t('keyEnds', { end: server.keyEnd })}
        </dd>
        <dt className="text-ink-2">{t('models', { count: names.size })}</dt>
        <dd className="min-w-0 wrap-anywhere">{[...names].join(', ')}</dd>
      </dl>
      {note !== undefined && <p className="text-sm text-pretty text-ink-2">{note}</p>}
      {children}
    </section>
  )
}

type RemoveProps = { version: number; hasEnvironment: boolean }

function Remove({ version, hasEnvironment }: RemoveProps): ReactElement {
  const t = useTranslations('models')
  const explain = useExplain()
  const [isAsked, setIsAsked] = useState(false)
  const remove = useMutation(
    trpc.provider.remove.mutationOptions({
      onSuccess: (state) => {
        queryClient.setQueryData(trpc.provider.read.queryKey(), state)
        void queryClient.invalidateQueries(trpc.settings.modelUsage.pathFilter())
        setIsAsked(false)
        notify(t('removed'))
      },
    }),
  )
  return (
    <>
      <Button size="sm" icon={Trash2} className="w-fit" onClick={() => setIsAsked(true)}>
        {t('remove')}
      </Button>
      <ConfirmDialog
        open={isAsked}
        onClose={() => setIsAsked(false)}
        title={t('removeTitle')}
        confirm={t('remove')}
        danger
        busy={remove.isPending}
        error={remove.error ? explain(remove.error) : null}
        onConfirm={() => remove.mutate({ version })}
      >
        <p>{t(hasEnvironment ? 'removeToEnvironment' : 'removeToRules')}</p>
        <p>{t('removeKey')}</p>
      </ConfirmDialog>
    </>
  )
}
