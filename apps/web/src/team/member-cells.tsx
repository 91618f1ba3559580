import type { Member } from '@oka/contract/team'
import { ShieldCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { useAdmin } from '../session/use-session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'

export function MemberName({ member }: { member: Member }): ReactElement {
  const { name, email, disabledAt } = member
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} />
      <span className={cx('grid min-w-0 grid-cols-1', disabledAt !== null && 'text-ink-2')}>
        <span className="flex items-center gap-2">
          <span title={name} className="truncate font-medium">
            {name}
          </span>
          <MemberBadge member={member} />
        </span>
        <span title={email} className="truncate text-ink-2">
          {email}
        </span>
      </span>
    </span>
  )
}

function MemberBadge({ member }: { member: Member }): ReactElement | null {
  const t = useTranslations('team')
  const { id } = useAdmin()
  if (member.disabledAt !== null) return <Badge tone="bad">{t('disabled')}</Badge>
  return member.id === id ? <Badge tone="accent">{t('you')}</Badge> : null
}

export function FactorState({ member }: { member: Member }): ReactElement {
  const t = useTranslations('team')
  if (!member.secondFactor) return <span className="text-ink-3">{t('factorOff')}</span>
  return (
    <span className="inline-flex items-center gap-1.5 text-good-ink">
      <ShieldCheck aria-hidden className="size-4" strokeWidth={1.9} />
      {t('factorOn')}
    </span>
  )
}

export function SeenAt({ member }: { member: Member }): ReactElement {
  const t = useTranslations('team')
  if (member.seenAt === null) return <span className="text-ink-3">{t('never')}</span>
  return <Age at={member.seenAt} className="whitespace-nowrap text-ink-2" />
}
