import type { CannedReply, ReplyVariable } from '@oka/contract/canned-reply'
import { Pencil, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { client, keepalive, queryClient, trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { IconButton } from '../ui/button.tsx'
import { notifyProblem } from '../ui/toaster.tsx'
import { deleteLater } from '../ui/undo.tsx'
import { splitGaps } from './fill.ts'

export const deletionKey = (id: number): string => `canned-reply ${id}`

type ReplyRowProps = { reply: CannedReply; onEdit: () => void }

export function ReplyRow({ reply, onEdit }: ReplyRowProps): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const mayEdit = useMay('agent')
  const { id, title, locale, content } = reply
  const remove = (): void => {
    deleteLater(deletionKey(id), {
      text: t('replies.deleted', { title }),
      undo: t('ui.undo'),
      act: async () => {
        await client.cannedReply.delete.mutate({ id }, keepalive)
        await queryClient.invalidateQueries(trpc.cannedReply.pathFilter())
      },
      onError: (error) => notifyProblem(explain(error)),
    })
  }
  return (
    <li className="flex items-start gap-3 py-3.5">
      <div className="grid min-w-0 flex-1 gap-1">
        <h2 className="flex min-h-8 items-center gap-2 font-semibold">
          <span className="truncate">{title}</span>
          <Badge>{t(`words.locale.${locale}`)}</Badge>
        </h2>
        <p className="line-clamp-3 text-ink-2 text-typed">
          {splitGaps(content).map(({ at, text, name }) =>
            name ? <Variable key={at} name={name} /> : text,
          )}
        </p>
      </div>
      {mayEdit && (
        <span className="flex shrink-0">
          <IconButton label={t('replies.editNamed', { title })} icon={Pencil} onClick={onEdit} />
          <IconButton label={t('replies.deleteNamed', { title })} icon={Trash2} onClick={remove} />
        </span>
      )}
    </li>
  )
}

function Variable({ name }: { name: ReplyVariable }): ReactElement {
  const t = useTranslations('replies')
  return (
    <span className="rounded-sm bg-violet-soft px-1 py-px text-violet-ink">
      {t(`variables.${name}`)}
    </span>
  )
}
