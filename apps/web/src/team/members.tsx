import type { Member } from '@oka/contract/team'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useMedia } from '../ui/use-media.ts'
import { MemberActions } from './member-actions.tsx'
import { FactorState, MemberName, SeenAt } from './member-cells.tsx'
import { MemberRole } from './member-role.tsx'

const columns: readonly Column<Member>[] = [
  {
    id: 'member',
    header: () => <Header id="member" />,
    cell: (member) => <MemberName member={member} />,
    className: 'py-2',
  },
  {
    id: 'role',
    header: () => <Header id="role" />,
    cell: (member) => <MemberRole member={member} />,
    className: 'w-44',
  },
  {
    id: 'factor',
    header: () => <Header id="factor" />,
    cell: (member) => <FactorState member={member} />,
    className: 'w-48',
  },
  {
    id: 'seen',
    header: () => <Header id="seen" />,
    cell: (member) => <SeenAt member={member} />,
    className: 'w-36',
  },
  {
    id: 'actions',
    header: () => <HiddenHeader />,
    cell: (member) => <MemberActions member={member} />,
    className: 'w-18',
  },
]

const idOf = ({ id }: Member): string => String(id)

/** All accounts, disabled ones included. */
export function Members(): ReactElement {
  const t = useTranslations('team')
  const explain = useExplain()
  const isWide = useMedia('(min-width: 56rem)')
  const members = useQuery(trpc.team.list.queryOptions())
  if (members.isPending) return <SkeletonRows rows={4} className="h-12" />
  if (!members.data) {
    return (
      <ErrorState
        message={explain(members.error)}
        retry={() => void members.refetch()}
        busy={members.isFetching}
      />
    )
  }
  if (isWide) {
    return <DataTable caption={t('members')} columns={columns} rows={members.data} rowId={idOf} />
  }
  return (
    <ul aria-label={t('members')}>
      {members.data.map((member) => (
        <MemberCard key={member.id} member={member} />
      ))}
    </ul>
  )
}

function Header({ id }: { id: 'member' | 'role' | 'factor' | 'seen' }): string {
  return useTranslations('team')(id)
}

function HiddenHeader(): ReactElement {
  return <span className="sr-only">{useTranslations('team')('actions')}</span>
}

function MemberCard({ member }: { member: Member }): ReactElement {
  const t = useTranslations('team')
  return (
    <li className="grid gap-2 border-b px-4 py-3">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <MemberName member={member} />
        </div>
        <MemberActions member={member} />
      </div>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5">
        <dt className="text-ink-3">{t('role')}</dt>
        <dd>
          <MemberRole member={member} />
        </dd>
        <dt className="text-ink-3">{t('factor')}</dt>
        <dd>
          <FactorState member={member} />
        </dd>
        <dt className="text-ink-3">{t('seen')}</dt>
        <dd>
          <SeenAt member={member} />
        </dd>
      </dl>
    </li>
  )
}
