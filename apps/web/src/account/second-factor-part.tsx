import { useQuery } from '@tanstack/react-query'
import { KeyRound, ShieldCheck, ShieldOff, TriangleAlert } from 'lucide-react'
import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { ErrorState } from '../ui/empty-state.tsx'
import { LoadingRows, Part } from './part.tsx'
import { RenewDialog } from './renew-dialog.tsx'
import { TurnOffDialog } from './turn-off-dialog.tsx'
import { TurnOnDialog } from './turn-on-dialog.tsx'

/** At or below this number, the page asks for new recovery codes. */
const fewCodes = 2

export function SecondFactorPart(): ReactElement {
  const t = useTranslations('account')
  const explain = useExplain()
  const factor = useQuery(trpc.auth.secondFactor.queryOptions())
  return (
    <Part title={t('factor')} text={t('factorText')}>
      {factor.isPending && <LoadingRows rows={1} className="h-16" />}
      {factor.isError && !factor.data && (
        <ErrorState
          message={explain(factor.error)}
          retry={() => void factor.refetch()}
          busy={factor.isFetching}
        />
      )}
      {factor.data && <SecondFactor {...factor.data} />}
    </Part>
  )
}

type SecondFactorProps = { enabled: boolean; recoveryCodesLeft: number }

function SecondFactor({ enabled, recoveryCodesLeft }: SecondFactorProps): ReactElement {
  const [open, setOpen] = useState<'turnOn' | 'turnOff' | 'renew' | null>(null)
  const close = (): void => setOpen(null)
  const box = useFocusKept(`${enabled} ${open}`)
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      {enabled ? (
        <TurnedOn
          codesLeft={recoveryCodesLeft}
          onRenew={() => setOpen('renew')}
          onTurnOff={() => setOpen('turnOff')}
        />
      ) : (
        <TurnedOff onTurnOn={() => setOpen('turnOn')} />
      )}
      {open === 'turnOn' && <TurnOnDialog onClose={close} />}
      {open === 'renew' && <RenewDialog onClose={close} />}
      {open === 'turnOff' && <TurnOffDialog onClose={close} />}
    </div>
  )
}

/** The button that opened a dialog may be gone when it closes: the focus then moves to what replaced it. */
function useFocusKept(shown: string): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  const former = useRef(shown)
  useEffect(() => {
    if (former.current !== shown && document.activeElement === document.body) box.current?.focus()
    former.current = shown
  }, [shown])
  return box
}

function TurnedOff({ onTurnOn }: { onTurnOn: () => void }): ReactElement {
  const t = useTranslations('account')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-3 rounded-xl border p-4">
      <ShieldOff aria-hidden className="size-5 shrink-0 text-ink-3" strokeWidth={1.75} />
      <p className="min-w-40 flex-1">
        <strong className="block font-semibold">{t('off')}</strong>
        <span className="text-ink-2">{t('factorOff')}</span>
      </p>
      <Button variant="primary" onClick={onTurnOn}>
        {t('turnOn')}
      </Button>
    </div>
  )
}

type TurnedOnProps = { codesLeft: number; onRenew: () => void; onTurnOff: () => void }

function TurnedOn({ codesLeft, onRenew, onTurnOff }: TurnedOnProps): ReactElement {
  const t = useTranslations('account')
  return (
    <div className="overflow-hidden rounded-xl border">
      <div className="flex flex-wrap items-center gap-3 p-4">
        <ShieldCheck aria-hidden className="size-5 shrink-0 text-good" strokeWidth={1.75} />
        <p className="min-w-40 flex-1">
          <strong className="block font-semibold">{t('on')}</strong>
          <span className="text-ink-2">{t('factorOn')}</span>
        </p>
        <Button onClick={onTurnOff}>{t('turnOff')}</Button>
      </div>
      <CodesLeft count={codesLeft} onRenew={onRenew} />
    </div>
  )
}

function CodesLeft({ count, onRenew }: { count: number; onRenew: () => void }): ReactElement {
  const t = useTranslations('account')
  const areFew = count <= fewCodes
  const Icon = areFew ? TriangleAlert : KeyRound
  return (
    <div
      className={cx(
        'flex flex-wrap items-center gap-3 border-t p-4',
        areFew && 'bg-warn-soft text-warn-ink',
      )}
    >
      <Icon
        aria-hidden
        className={cx('size-5 shrink-0', !areFew && 'text-ink-3')}
        strokeWidth={1.75}
      />
      <p className="min-w-40 flex-1 text-pretty">
        <strong className={areFew ? 'block font-semibold' : 'font-normal text-ink-2'}>
          {t('codesLeft', { count })}
        </strong>
        {areFew && t('codesFew')}
      </p>
      <Button onClick={onRenew}>{t('renew')}</Button>
    </div>
  )
}
