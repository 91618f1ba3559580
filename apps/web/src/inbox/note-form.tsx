import { noteMaxLength } from '@oka/contract/limits'
import type { Colleague } from '@oka/contract/team'
import { useQuery } from '@tanstack/react-query'
import { AtSign } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { post } from '../chat/outgoing.ts'
import { useAdmin } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { Avatar } from '../ui/avatar.tsx'
import { findPeople, mentionsIn } from './mentions.ts'
import { useMentions } from './use-mentions.ts'
import { type Suggestions, MessageEditor } from './message-editor.tsx'

type NoteFormProps = {
  conversationId: string
  kindSwitch: ReactNode
  onSent: () => void
}

/** Editor for an internal note, which the visitor never sees. */
export function NoteForm({ conversationId, kindSwitch, onSent }: NoteFormProps): ReactElement {
  const t = useTranslations('inbox')
  const { id: ownId } = useAdmin()
  const { data: team = [] } = useQuery(trpc.team.colleagues.queryOptions())
  const colleagues = team.filter(({ id }) => id !== ownId)
  const [picked, setPicked] = useMentions(conversationId)
  const check = (text: string): string | null => {
    const excess = text.length - noteMaxLength
    return excess > 0 ? t('tooLong', { count: excess }) : null
  }
  const offer: Suggestions<Colleague> = {
    sign: '@',
    label: t('colleagues'),
    find: (query) => findPeople(colleagues, query),
    keyOf: ({ id }) => String(id),
    draw: drawColleague,
    insert: ({ name }) => ({ text: `@${name} `, gap: null }),
    onPick: ({ id }) => setPicked([...picked, id]),
    empty: t('noColleagueFound'),
  }
  return (
    <MessageEditor
      kind="note"
      conversationId={conversationId}
      label={t('note')}
      placeholder={t('notePlaceholder')}
      offer={offer}
      check={check}
      hint={t('noteHint')}
      offerButton={{ label: t('mention'), icon: AtSign }}
      kindSwitch={kindSwitch}
      submit={{ label: t('addNote'), isWorded: true }}
      onSend={(content) => {
        const mentions = mentionsIn(content, colleagues, picked).map(({ id }) => id)
        post({ kind: 'note', conversationId, content, mentions })
        setPicked([])
        requestAnimationFrame(onSent)
      }}
    />
  )
}

function drawColleague({ name }: Colleague): ReactElement {
  return (
    <span className="flex items-center gap-2">
      <Avatar name={name} size="sm" />
      <span className="truncate">{name}</span>
    </span>
  )
}
