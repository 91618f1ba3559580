import type { Stats } from '@oka/contract/analytics'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

/** The numbers of the chart, to be read one by one. */
export function DaysTable({ days }: { days: Stats['days'] }): ReactElement {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const cell = 'border-b px-2 py-1.5 text-right tabular-nums'
  return (
    <div className="max-h-80 overflow-y-auto scroll-thin">
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">{t('lastDays')}</caption>
        <thead>
          <tr className="*:sticky *:top-0 *:border-b *:bg-surface *:px-2 *:py-1.5 *:text-xs *:font-medium *:text-ink-3">
            <th scope="col" className="text-left">
              {t('day')}
            </th>
            <th scope="col" className="text-right">
              {t('conversations')}
            </th>
            <th scope="col" className="text-right">
              {t('leads')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ date, conversations, leads }) => (
            <tr key={date}>
              <th scope="row" className="border-b px-2 py-1.5 text-left font-normal">
                {format.dateTime(new Date(date), { dateStyle: 'medium', timeZone: 'UTC' })}
              </th>
              <td className={cell}>{format.number(conversations)}</td>
              <td className={cell}>{format.number(leads)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
