import type { NotificationKind } from '@oka/contract/notification'
import {
  AtSign,
  Flame,
  Gauge,
  Hand,
  type LucideIcon,
  PhoneCall,
  Reply,
  UserRoundPlus,
} from 'lucide-react'
import type { ReactElement } from 'react'

import { type Tone, tones } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'

const looks: Record<NotificationKind, { icon: LucideIcon; tone: Tone }> = {
  hot_lead: { icon: Flame, tone: 'bad' },
  person_requested: { icon: Hand, tone: 'warn' },
  call_back_requested: { icon: PhoneCall, tone: 'warn' },
  visitor_answered: { icon: Reply, tone: 'info' },
  handed_over: { icon: UserRoundPlus, tone: 'info' },
  mentioned: { icon: AtSign, tone: 'violet' },
  budget_reached: { icon: Gauge, tone: 'warn' },
}

export function KindIcon({ kind }: { kind: NotificationKind }): ReactElement {
  const { icon: Icon, tone } = looks[kind]
  return (
    <span className={cx('grid size-6 shrink-0 place-items-center rounded-full', tones[tone])}>
      <Icon aria-hidden className="size-3.5" strokeWidth={2} />
    </span>
  )
}
