import type { ProviderCheck } from '@oka/contract/model-provider'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'

/** A reply waits so many milliseconds for its first word; then the assistant of rules answers. */
const replyWaitMs = 3000

/** What a server has shown that it can do. */
export function CheckResult({ check }: { check: ProviderCheck }): ReactElement {
  const t = useTranslations('models')
  const format = useFormatter()
  const { streams, json, firstWordMs, dimensions, at } = check
  const isSlow = firstWordMs > replyWaitMs
  return (
    <div className="grid gap-1.5 text-sm">
      <ul aria-label={t('abilities')} className="grid gap-1.5">
        <Ability isGood={streams}>{t(streams ? 'streams' : 'noStream')}</Ability>
        <Ability isGood={json !== 'none'}>{t(`json.${json}`)}</Ability>
        <Ability isGood={!isSlow}>
          {t(isSlow ? 'firstWordSlow' : 'firstWord', { ms: format.number(firstWordMs) })}
        </Ability>
        {dimensions !== undefined && (
          <Ability isGood>{t('embeds', { dimensions: format.number(dimensions) })}</Ability>
        )}
      </ul>
      <p className="text-xs text-ink-3">
        {t('triedAt')} <Age at={at} />
      </p>
    </div>
  )
}

function Ability({ isGood, children }: { isGood: boolean; children: string }): ReactElement {
  const Icon = isGood ? CircleCheck : CircleAlert
  return (
    <li className="flex gap-2">
      <Icon
        aria-hidden
        className={
          isGood ? 'mt-0.5 size-4 shrink-0 text-good-ink' : 'mt-0.5 size-4 shrink-0 text-warn-ink'
        }
      />
      <span className="min-w-0 text-pretty">{children}</span>
    </li>
  )
}
