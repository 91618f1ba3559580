import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import type { Person } from '../chat/conversation.ts'
import { TypingDots } from '../chat/typing-dots.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { withTooltip } from '../ui/with-tooltip.ts'

/** Avatars that fit beside the name on a phone. */
const shownFaces = 3

/** Colleagues who also view the conversation. */
export function Colleagues({ people }: { people: readonly Person[] }): ReactElement | null {
  const t = useTranslations()
  const staff = people.filter(({ role }) => role === 'agent')
  if (staff.length === 0) return null
  return (
    <ul aria-label={t('inbox.alsoHere')} className="flex shrink-0 items-center -space-x-1.5">
      {staff.slice(0, shownFaces).map(({ adminId, name, typing }) => {
        const called = name ?? t('words.someone')
        const does = t(typing ? 'inbox.isTyping' : 'inbox.isLooking', { name: called })
        return (
          <li key={adminId} className="flex">
            <span
              {...withTooltip(does)}
              className={cx('rounded-full ring-2', typing ? 'z-1 ring-accent' : 'ring-surface')}
            >
              <Avatar name={called} size="sm" />
              <span className="sr-only">{does}</span>
            </span>
          </li>
        )
      })}
      {staff.length > shownFaces && (
        <li className="z-1 grid h-6 min-w-6 place-items-center rounded-full bg-sunken px-1 text-[0.625rem] font-semibold text-ink-2 ring-2 ring-surface">
          +{staff.length - shownFaces}
        </li>
      )}
    </ul>
  )
}

/** Whether the visitor has the chat open. */
export function VisitorHere({ people }: { people: readonly Person[] }): ReactElement | null {
  const t = useTranslations('inbox')
  if (!people.some(({ role }) => role === 'visitor')) return null
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-xs font-medium text-good-ink">
      <span aria-hidden className="size-1.5 rounded-full bg-good" />
      {t('isHere')}
    </span>
  )
}

type TypistsProps = { people: readonly Person[]; visitor: string }

/** Typing indicator in a row of its own, so that nothing moves when it appears. */
export function Typists({ people, visitor }: TypistsProps): ReactElement {
  return (
    <output className="mx-auto flex h-6 w-full max-w-3xl shrink-0 items-center gap-1.5 px-4 text-xs text-ink-3 sm:px-6">
      <TypingText people={people} visitor={visitor} />
    </output>
  )
}

function TypingText({ people, visitor }: TypistsProps): ReactNode {
  const t = useTranslations()
  const names = people
    .filter(({ typing }) => typing)
    .map(({ role, name }) => (role === 'visitor' ? visitor : (name ?? t('words.someone'))))
  if (names.length === 0) return null
  return (
    <>
      <TypingDots />
      <span className="truncate">
        {names.length === 1
          ? t('inbox.isTyping', { name: names[0]! })
          : t('inbox.areTyping', { count: String(names.length) })}
      </span>
    </>
  )
}
