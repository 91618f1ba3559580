import type { Colleague } from '@oka/contract/team'
import { useQuery } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useAdmin } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { Dialog, DialogBody } from '../ui/dialog.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Spinner } from '../ui/spinner.tsx'

type ChooseProps = {
  /** The colleague of the hand-over in progress. */
  pending: number | undefined
  onChoose: (adminId: number) => void
}

/** Asks which colleague takes over; available ones come first. */
export function HandOverDialog({
  onClose,
  ...choose
}: ChooseProps & { onClose: () => void }): ReactElement {
  const t = useTranslations('inbox')
  return (
    <Dialog open onClose={onClose} title={t('handOverTitle')}>
      <DialogBody>
        <p className="text-pretty text-ink-2">{t('handOverText')}</p>
        <ColleagueList {...choose} />
      </DialogBody>
    </Dialog>
  )
}

function ColleagueList({ pending, onChoose }: ChooseProps): ReactElement {
  const t = useTranslations('inbox')
  const explain = useExplain()
  const { id: ownId } = useAdmin()
  // Availability changes by the minute.
  const colleagues = useQuery({ ...trpc.team.colleagues.queryOptions(), refetchOnMount: 'always' })
  if (colleagues.isPending) return <SkeletonRows rows={3} className="h-11" />
  if (colleagues.isError) {
    return (
      <ErrorState
        message={explain(colleagues.error)}
        retry={() => void colleagues.refetch()}
        busy={colleagues.isFetching}
      />
    )
  }
  const others = colleagues.data.filter(({ id }) => id !== ownId).toSorted(byAvailability)
  if (others.length === 0) {
    return <EmptyState icon={UsersRound} title={t('noColleague')} text={t('noColleagueText')} />
  }
  return (
    <ul className="-mx-2 grid">
      {others.map((colleague) => (
        <li key={colleague.id}>
          <button
            type="button"
            disabled={pending !== undefined}
            onClick={() => onChoose(colleague.id)}
            className="flex w-full items-center gap-3 rounded-lg px-2 py-2 text-left hover:bg-hover disabled:cursor-not-allowed"
          >
            <Avatar name={colleague.name} />
            <span className="grid min-w-0 flex-1">
              <span className="truncate font-medium">{colleague.name}</span>
              <Availability colleague={colleague} />
            </span>
            {pending === colleague.id && <Spinner />}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Availability({ colleague }: { colleague: Colleague }): ReactElement {
  const t = useTranslations()
  const { available, role } = colleague
  return (
    <span className="flex items-center gap-1.5 text-xs text-ink-3">
      <span
        aria-hidden
        className={cx('size-1.5 shrink-0 rounded-full', available ? 'bg-good' : 'bg-line-strong')}
      />
      {t(available ? 'inbox.available' : 'inbox.away')} · {t(`words.role.${role}`)}
    </span>
  )
}

function byAvailability(one: Colleague, other: Colleague): number {
  return Number(other.available) - Number(one.available) || one.name.localeCompare(other.name)
}
