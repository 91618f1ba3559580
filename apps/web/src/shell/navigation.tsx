import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  BookOpenText,
  ChartNoAxesColumn,
  Inbox,
  ListChecks,
  type LucideIcon,
  Mail,
  MessageSquareQuote,
  ScrollText,
  Settings,
  UserCog,
  Users,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { countAll, useFollowUpCounts } from '../follow-ups/use-follow-ups.ts'
import { useMay } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { cx } from '../ui/cx.ts'

export const places = [
  { to: '/inbox', name: 'inbox', icon: Inbox },
  { to: '/to-do', name: 'toDo', icon: ListChecks },
  { to: '/leads', name: 'leads', icon: Users },
  { to: '/mails', name: 'mails', icon: Mail },
  { to: '/analytics', name: 'analytics', icon: ChartNoAxesColumn },
] as const

/** A phone has room for five places; the account menu links to these. */
export const writtenPlaces = [
  { to: '/knowledge', name: 'knowledge', icon: BookOpenText },
  { to: '/replies', name: 'replies', icon: MessageSquareQuote },
] as const

export const adminPlaces = [
  { to: '/team', name: 'team', icon: UserCog },
  { to: '/audit', name: 'audit', icon: ScrollText },
  { to: '/settings', name: 'settings', icon: Settings },
] as const

/** The main navigation: beside the page, on a phone below it. */
export function Navigation({ bottom = false }: { bottom?: boolean }): ReactElement {
  const t = useTranslations('shell')
  const badges = { inbox: useWaitingCount(), toDo: useOpenCount() }
  const isAdmin = useMay('admin')
  const more = bottom ? [] : [...writtenPlaces, ...(isAdmin ? adminPlaces : [])]
  return (
    <nav aria-label={t('navigation')} className={bottom ? 'grid grid-cols-5' : 'grid gap-0.5 px-2'}>
      {[...places, ...more].map(({ to, name, icon }) => (
        <Place
          key={to}
          to={to}
          label={t(name)}
          icon={icon}
          bottom={bottom}
          badge={name === 'inbox' || name === 'toDo' ? badges[name] : 0}
          badgeText={name === 'toDo' ? 'open' : 'waiting'}
        />
      ))}
    </nav>
  )
}

/** The largest number that fits into a badge. */
const badgeMax = 99

type PlaceProps = {
  to: (typeof places | typeof writtenPlaces | typeof adminPlaces)[number]['to']
  label: string
  icon: LucideIcon
  bottom: boolean
  badge: number
  /** What the badge counts. */
  badgeText: 'waiting' | 'open'
}

function Place({ to, label, icon: Icon, bottom, badge, badgeText }: PlaceProps): ReactElement {
  const t = useTranslations('shell')
  return (
    <Link
      to={to}
      title={label}
      className={cx(
        'group flex items-center font-medium text-ink-2 transition-colors hover:text-ink',
        'aria-[current=page]:text-ink',
        bottom
          ? 'h-14 flex-col justify-center gap-1 text-[0.6875rem] aria-[current=page]:text-accent-ink'
          : 'h-8 gap-2.5 rounded-md px-2 hover:bg-hover aria-[current=page]:bg-hover max-lg:justify-center',
      )}
    >
      <span className="relative">
        <Icon aria-hidden className={bottom ? 'size-5' : 'size-4.5'} strokeWidth={1.8} />
        {badge > 0 && (
          <span
            aria-hidden
            className={cx(
              'absolute -top-1 -right-1.5 size-2.5 rounded-full border-2 border-canvas bg-warn',
              !bottom && 'lg:hidden',
            )}
          />
        )}
      </span>
      <span className={bottom ? undefined : 'flex-1 max-lg:sr-only'}>{label}</span>
      {badge > 0 && (
        <>
          <span className="sr-only">{t(badgeText, { count: badge })}</span>
          {!bottom && (
            <span
              aria-hidden
              className="rounded-full bg-warn-soft px-1.5 text-xs font-semibold text-warn-ink tabular-nums max-lg:hidden"
            >
              {badge > badgeMax ? `${badgeMax}+` : badge}
            </span>
          )}
        </>
      )}
    </Link>
  )
}

/** Open questions, call-backs and copies. */
function useOpenCount(): number {
  const counts = useFollowUpCounts()
  return counts ? countAll(counts) : 0
}

/** Visitors who wait for a person, in the first page of conversations. */
function useWaitingCount(): number {
  const { data } = useQuery(trpc.chat.list.queryOptions({ mode: 'human' }))
  return data?.items.filter(({ waiting }) => waiting).length ?? 0
}
