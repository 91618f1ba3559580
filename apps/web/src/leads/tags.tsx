import { type Lead, type LeadDetail, tagMaxLength, tags as tagsSchema } from '@oka/contract/lead'
import { Link } from '@tanstack/react-router'
import { Plus, Tag, X } from 'lucide-react'
import { type FormEvent, type ReactElement, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

import { invalidFieldsOf, problemOf, useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { tones } from '../ui/badge.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Input } from '../ui/input.tsx'
import { notifyUndoable } from '../ui/toaster.tsx'
import { useUpdateLead } from './use-update-lead.ts'

const chip = cx(
  'inline-flex h-5 max-w-full min-w-0 items-center gap-1 rounded-full px-2 text-xs font-medium',
  tones.neutral,
)

type TagListProps = {
  tags: Lead['tags']
  /** Tags that fit; the others are counted. */
  max?: number
  className?: string
}

/** The tags of a lead in a list; each links to the leads that have it. */
export function TagList({ tags, max = tags.length, className }: TagListProps): ReactElement | null {
  if (tags.length === 0) return null
  const hidden = tags.slice(max)
  return (
    <span className={cx('flex min-w-0 items-center gap-1', className)}>
      {tags.slice(0, max).map((tag) => (
        <TagLink key={tag} tag={tag} />
      ))}
      {hidden.length > 0 && (
        <span title={hidden.join(', ')} className="shrink-0 text-xs text-ink-3">
          +{hidden.length}
          <span className="sr-only">: {hidden.join(', ')}</span>
        </span>
      )}
    </span>
  )
}

function TagLink({ tag }: { tag: string }): ReactElement {
  const t = useTranslations('leads')
  return (
    <Link
      to="/leads"
      search={{ tag }}
      title={tag}
      aria-label={t('withTag', { tag })}
      className={cx(chip, 'relative z-1 hover:text-ink')}
    >
      <span className="truncate">{tag}</span>
    </Link>
  )
}

/** The tag that filters the list, and a link to clear it. */
export function TagFilter({ tag }: { tag: string | undefined }): ReactElement | null {
  const t = useTranslations('leads')
  if (tag === undefined) return null
  return (
    <Link
      from="/leads"
      to="."
      search={(search) => ({ ...search, tag: undefined })}
      aria-label={t('withoutTag', { tag })}
      className={buttonClass({ size: 'sm' })}
    >
      <Tag aria-hidden className="size-3.5" />
      <span className="max-w-40 truncate">{tag}</span>
      <X aria-hidden className="size-3.5" />
    </Link>
  )
}

/** The tags on the page of a lead, where they can be edited. */
export function TagsField({ lead }: { lead: LeadDetail }): ReactElement {
  const t = useTranslations()
  const mayEdit = useMay('agent')
  const { save, error, isPending } = useSaveTags(lead)
  const field = useRef<HTMLInputElement>(null)
  const errorId = useId()
  const [text, setText] = useState('')

  const add = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') field.current?.focus()
    else save([...lead.tags, text], () => setText(''))
  }
  return (
    <div className="grid grid-cols-[6.5rem_1fr] gap-2 px-2 py-1.5">
      <span className="text-ink-3">{t('leads.tags')}</span>
      <div className="grid min-w-0 gap-2">
        {lead.tags.length === 0 && !mayEdit && (
          <span className="text-ink-3">{t('leads.noTag')}</span>
        )}
        <ul aria-label={t('leads.tags')} className="flex flex-wrap gap-1.5 empty:hidden">
          {lead.tags.map((tag) => (
            <li key={tag} className={cx(chip, 'pr-1')}>
              <span className="truncate">{tag}</span>
              {mayEdit && (
                <button
                  type="button"
                  aria-label={t('leads.removeTag', { tag })}
                  disabled={isPending}
                  onClick={() => {
                    save(lead.tags.filter((each) => each !== tag))
                    field.current?.focus()
                  }}
                  className="grid size-4 place-items-center rounded-full hover:bg-hover hover:text-ink pointer-coarse:size-6"
                >
                  <X aria-hidden className="size-3" />
                </button>
              )}
            </li>
          ))}
        </ul>
        {mayEdit && (
          <form onSubmit={add} className="flex gap-2">
            <Input
              ref={field}
              aria-label={t('leads.addTag')}
              placeholder={t('leads.addTag')}
              aria-invalid={error !== undefined}
              aria-describedby={error === undefined ? undefined : errorId}
              autoComplete="off"
              maxLength={tagMaxLength}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
            <Button
              type="submit"
              size="icon"
              icon={Plus}
              busy={isPending}
              aria-label={t('leads.add')}
              title={t('leads.add')}
            />
          </form>
        )}
        {error !== undefined && (
          <p id={errorId} role="alert" className="text-bad-ink">
            {error}
          </p>
        )}
      </div>
    </div>
  )
}

function useSaveTags(lead: LeadDetail) {
  const t = useTranslations()
  const explain = useExplain()
  const [error, setError] = useState<string>()
  const { mutate, isPending } = useUpdateLead()
  const explainTags = (problem: unknown): string => {
    if (problemOf(problem) === 'lead_changed') return t('lead.overtakenElsewhere')
    return invalidFieldsOf(problem).length > 0 ? t('leads.wrong.tags') : explain(problem)
  }
  const save = (tags: Lead['tags'], onDone?: () => void): void => {
    const { data, success } = tagsSchema.safeParse(tags)
    setError(success ? undefined : t('leads.wrong.tags'))
    if (!success) return
    const onProblem = (problem: unknown): void => setError(explainTags(problem))
    const undo = (): void => mutate({ id: lead.id, tags: lead.tags }, { onProblem })
    mutate(
      { id: lead.id, tags: data, version: lead.version },
      {
        onProblem,
        onDone: () => {
          notifyUndoable(t('lead.saved'), { label: t('ui.undo'), act: undo }, 'tags')
          onDone?.()
        },
      },
    )
  }
  return { save, error, isPending }
}
