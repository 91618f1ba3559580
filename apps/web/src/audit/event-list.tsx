import type { Event } from '@oka/contract/event'
import type { ReactElement } from 'react'
import { useLocale, useNow, useTranslations } from 'use-intl'

import { formatDay } from '../i18n/formats.ts'
import { EventRow } from './event-row.tsx'

/** The entries under the days they belong to. */
export function EventList({ events }: { events: readonly Event[] }): ReactElement {
  const t = useTranslations('audit')
  const locale = useLocale()
  const now = useNow()
  const days = Map.groupBy(events, ({ createdAt }) => new Date(createdAt).toDateString())
  return (
    <section aria-label={t('list')}>
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2 className="sticky top-0 z-10 border-b bg-surface px-4 py-1.5 text-xs font-semibold text-ink-2 sm:px-5">
            {formatDay(new Date(day), now, locale)}
          </h2>
          <ol>
            {ofDay.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </ol>
        </section>
      ))}
    </section>
  )
}
