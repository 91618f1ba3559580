import type { ChainChecked } from '@oka/contract/event'
import { CircleAlert, ShieldAlert, ShieldCheck, X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { formatMoment } from '../i18n/formats.ts'
import { useExplain } from '../problems.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { cx } from '../ui/cx.ts'
import { IndeterminateBar } from '../ui/meter.tsx'
import type { ChainCheck } from './use-chain-check.ts'

export function CheckButton({ check }: { check: ChainCheck }): ReactElement {
  const t = useTranslations('audit')
  return (
    <Button icon={ShieldCheck} busy={check.isPending} onClick={() => check.mutate()}>
      {t('check')}
    </Button>
  )
}

/** The result of verifying the chain. */
export function CheckResult({ check }: { check: ChainCheck }): ReactElement {
  const explain = useExplain()
  return (
    <output className="block shrink-0">
      {check.isPending && <Checking />}
      {check.isError && (
        <Strip tone="bad" icon={CircleAlert} title={explain(check.error)} onClose={check.reset} />
      )}
      {check.data && <Checked checked={check.data} onClose={check.reset} />}
    </output>
  )
}

/** Indeterminate progress. */
function Checking(): ReactElement {
  const t = useTranslations('audit')
  return (
    <span className="grid gap-2 border-b bg-accent-soft px-4 py-2.5 text-accent-ink sm:px-5">
      {t('checking')}
      <IndeterminateBar className="w-full max-w-60 bg-line" />
    </span>
  )
}

type CheckedProps = { checked: ChainChecked; onClose: () => void }

function Checked({ checked, onClose }: CheckedProps): ReactElement {
  const t = useTranslations('audit')
  const { events, unsealed, lastHash, erased, broken } = checked
  if (broken) {
    return (
      <Strip tone="bad" icon={ShieldAlert} title={t('broken')} onClose={onClose}>
        {t(`why.${broken.why}`, { id: broken.id })}
      </Strip>
    )
  }
  return (
    <Strip tone="good" icon={ShieldCheck} title={t('intact')} onClose={onClose}>
      {events === 0 ? t('emptyChain') : t('intactText', { count: events })}
      {unsealed > 0 && <> {t('unsealedText', { count: unsealed })}</>}
      {erased > 0 && <> {t('erasedText', { count: erased })}</>}
      {lastHash && <LastHash hash={lastHash} anchoredAt={checked.anchoredAt} />}
    </Strip>
  )
}

type LastHashProps = { hash: string; anchoredAt: string | null }

function LastHash({ hash, anchoredAt }: LastHashProps): ReactElement {
  const locale = useLocale()
  const t = useTranslations('audit')
  const ui = useTranslations('ui')
  return (
    <span className="mt-1 block text-xs">
      {t('lastHash')}
      <span className="flex items-center gap-1">
        <code className="font-mono break-all">{hash}</code>
        <CopyButton text={hash} label={ui('copy', { what: t('theHash') })} />
      </span>
      <span className="block">
        {t('hashHint')}{' '}
        {anchoredAt
          ? t('anchoredText', { at: formatMoment(new Date(anchoredAt), locale) })
          : t('neverAnchored')}
      </span>
    </span>
  )
}

type StripProps = {
  tone: 'good' | 'bad'
  icon: typeof X
  title: string
  onClose: () => void
  children?: ReactNode
}

function Strip({ tone, icon: Icon, title, onClose, children }: StripProps): ReactElement {
  const t = useTranslations('audit')
  return (
    <span
      className={cx(
        'flex items-start gap-2.5 border-b py-2.5 pr-2 pl-4 sm:pl-5',
        tone === 'good' ? 'bg-good-soft text-good-ink' : 'bg-bad-soft text-bad-ink',
      )}
    >
      <Icon aria-hidden className="mt-px size-4.5 shrink-0" strokeWidth={1.9} />
      <span className="min-w-0 flex-1">
        <strong className="block font-semibold">{title}</strong>
        {children}
      </span>
      <IconButton label={t('dismiss')} icon={X} onClick={onClose} className="text-current" />
    </span>
  )
}
