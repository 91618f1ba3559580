import type { Note } from '@oka/contract/note'
import { StickyNote, Trash2 } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { formatMoment, formatTime } from '../i18n/formats.ts'
import { useExplain } from '../problems.ts'
import { useAdmin } from '../session/use-session.ts'
import { client, keepalive, queryClient, trpc } from '../trpc.ts'
import { IconButton } from '../ui/button.tsx'
import { notifyProblem } from '../ui/toaster.tsx'
import { deleteLater } from '../ui/undo.tsx'
import { splitMentions } from './mentions.ts'

/** A note among the messages. Its author may delete it, with undo. */
export function NoteCard({ note }: { note: Note }): ReactElement {
  const t = useTranslations()
  const locale = useLocale()
  const admin = useAdmin()
  const explain = useExplain()
  const { id, conversationId, author, content, mentions, createdAt } = note
  const at = new Date(createdAt)
  const remove = (): void => {
    deleteLater(id, {
      text: t('inbox.noteDeleted'),
      undo: t('ui.undo'),
      act: async () => {
        await client.note.delete.mutate({ id }, keepalive)
        await queryClient.invalidateQueries(trpc.note.list.queryFilter({ conversationId }))
      },
      onError: (error) => notifyProblem(explain(error)),
    })
  }
  return (
    <NotePaper
      author={author?.name ?? t('words.someone')}
      when={
        <time dateTime={createdAt} title={formatMoment(at, locale)}>
          {formatTime(at, locale)}
        </time>
      }
      action={
        author?.id === admin.id && (
          <IconButton label={t('inbox.deleteNote')} icon={Trash2} onClick={remove} />
        )
      }
      content={content}
      names={mentions.map(({ name }) => name)}
    />
  )
}

type NotePaperProps = {
  author: string
  when: ReactNode
  action?: ReactNode
  content: string
  names: readonly string[]
}

/** Full width and in another colour: it belongs to neither side. */
export function NotePaper({ author, when, action, content, names }: NotePaperProps): ReactElement {
  const t = useTranslations('inbox')
  return (
    <article
      aria-label={t('noteBy', { name: author })}
      className="grid gap-1 rounded-lg border border-dashed border-warn bg-warn-soft py-2.5 pr-2 pl-3.5"
    >
      <header className="flex min-h-8 items-center gap-1.5 text-xs text-warn-ink">
        <StickyNote aria-hidden className="size-3.5 shrink-0" />
        <span className="min-w-0 flex-1 truncate">
          <strong className="font-semibold">{t('noteInternal')}</strong> · {author} · {when}
        </span>
        {action}
      </header>
      <p className="pr-1.5 text-base text-ink text-typed">
        {splitMentions(content, names).map(({ at, text, isMention }) =>
          isMention ? (
            <strong key={at} className="font-semibold text-warn-ink">
              {text}
            </strong>
          ) : (
            text
          ),
        )}
      </p>
    </article>
  )
}
