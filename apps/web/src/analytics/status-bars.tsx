import type { LeadStatus } from '@oka/contract/lead'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { cx } from '../ui/cx.ts'
import { keptInForcedColors } from '../ui/meter.tsx'

const fills: Record<LeadStatus, string> = {
  new: 'bg-info',
  qualified: 'bg-violet',
  contacted: 'bg-warn',
  won: 'bg-good',
  lost: 'bg-ink-3',
  spam: 'bg-bad',
}

type StatusBarsProps = { counts: readonly { status: LeadStatus; count: number }[] }

/** Number of leads by status, as bars that link to the leads. */
export function StatusBars({ counts }: StatusBarsProps): ReactElement {
  const t = useTranslations('words.status')
  const format = useFormatter()
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    <ul className="grid gap-1">
      {counts.map(({ status, count }) => (
        <li key={status}>
          <Link
            to="/leads"
            search={{ status }}
            className="-mx-2 grid gap-1.5 rounded-md px-2 py-1.5 hover:bg-hover"
          >
            <span className="flex justify-between">
              {t(status)}
              <span className="font-semibold tabular-nums">{format.number(count)}</span>
            </span>
            <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
              <span
                className={cx('block h-full rounded-full', fills[status], keptInForcedColors)}
                style={{ width: `${(count / most) * 100}%` }}
              />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
