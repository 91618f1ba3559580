import type { FollowUp } from '@oka/contract/follow-up'
import { X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Button } from '../ui/button.tsx'
import { useChangeFollowUp } from './use-follow-ups.ts'

type CopyProps = { followUp: FollowUp }

/** Where a copy of the report goes, what the visitor agreed to, and what has become of it. */
export function CopyState({ followUp: { copy, closedBy } }: CopyProps): ReactElement | null {
  const t = useTranslations('followUps')
  if (!copy) return null
  const { address, question } = copy
  return (
    <div className="grid gap-0.5 text-sm wrap-anywhere text-ink-2">
      <p>{t(stateOf(copy, closedBy), { address })}</p>
      <p className="text-xs text-pretty text-ink-3">
        {question ? t('copyQuestion', { question }) : t('copyUnasked')}
      </p>
    </div>
  )
}

function stateOf(copy: NonNullable<FollowUp['copy']>, closedBy: FollowUp['closedBy']) {
  if (copy.withdrawnAt) return closedBy && !copy.mailedAt ? 'copyDeclined' : 'copyWithdrawn'
  if (copy.mailedAt) return 'copyMailed'
  return copy.isAutomatic ? 'copyAutomatic' : 'copyAwaits'
}

/** Declines a copy, which can be undone. */
export function DeclineCopy({ followUp }: CopyProps): ReactElement {
  const t = useTranslations('followUps')
  const { busy, close } = useChangeFollowUp()
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={X}
      busy={busy}
      onClick={() => close(followUp, 'dismissed')}
    >
      {t('decline')}
    </Button>
  )
}
