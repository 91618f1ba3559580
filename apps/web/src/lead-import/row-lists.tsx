import type { LeadNote } from '@oka/contract/lead-file-fields'
import { explainNote, explainReason } from '@oka/contract/lead-file-words'
import type { ImportedRow } from '@oka/contract/lead-import'
import { Download } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { Button } from '../ui/button.tsx'
import { save, toCsvFile, toJsonFile } from './refused-file.ts'
import type { Loaded } from './use-lead-import.ts'

/** Rows that are shown; the downloads contain all. */
const maxShown = 100

/** The refused leads, each with its reasons. */
export function RefusedList({ loaded }: { loaded: Loaded }): ReactElement | null {
  const t = useTranslations('imports')
  const locale = useLocale()
  const { refused } = loaded.file
  if (refused.length === 0) return null
  return (
    <Rows
      title={t('refusedTitle')}
      actions={
        <>
          <Button
            size="sm"
            icon={Download}
            onClick={() => save(toCsvFile(refused, locale), 'refused.csv', 'text/csv')}
          >
            CSV
          </Button>
          <Button
            size="sm"
            icon={Download}
            onClick={() =>
              save(toJsonFile(refused, loaded.given, locale), 'refused.json', 'application/json')
            }
          >
            JSON
          </Button>
        </>
      }
      hidden={refused.length - maxShown}
    >
      {refused.slice(0, maxShown).map(({ row, reasons }) => (
        <Row key={row} row={row}>
          {reasons.map((reason) => explainReason(reason, locale))}
        </Row>
      ))}
    </Rows>
  )
}

type NoteListProps = { notes: readonly LeadNote[]; warned: readonly ImportedRow[] }

/** Values that are imported differently from the file. */
export function NoteList({ notes, warned }: NoteListProps): ReactElement | null {
  const t = useTranslations('imports')
  const locale = useLocale()
  const said = new Map<number, string[]>()
  const say = (row: number, text: string) => said.set(row, [...(said.get(row) ?? []), text])
  for (const { row, note } of notes) say(row, explainNote(note, locale))
  for (const { row, warnings } of warned) {
    for (const warning of warnings) say(row, explainNote(warning, locale))
  }
  if (said.size === 0) return null
  const rows = [...said].toSorted(([one], [other]) => one - other)
  return (
    <Rows title={t('notesTitle')} hidden={rows.length - maxShown}>
      {rows.slice(0, maxShown).map(([row, texts]) => (
        <Row key={row} row={row}>
          {texts}
        </Row>
      ))}
    </Rows>
  )
}

type RowsProps = { title: string; actions?: ReactNode; hidden: number; children: ReactNode }

function Rows({ title, actions, hidden, children }: RowsProps): ReactElement {
  const t = useTranslations('imports')
  return (
    <section className="grid gap-2">
      <header className="flex min-h-7 flex-wrap items-center gap-2">
        <h3 className="flex-1 text-sm font-semibold">{title}</h3>
        {actions}
      </header>
      <ul className="divide-y overflow-hidden rounded-xl border">{children}</ul>
      {hidden > 0 && <p className="text-xs text-ink-3">{t('more', { count: hidden })}</p>}
    </section>
  )
}

function Row({ row, children }: { row: number; children: readonly string[] }): ReactElement {
  const t = useTranslations('imports')
  return (
    <li className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 px-4 py-2.5 text-sm">
      <span className="text-ink-3 tabular-nums">{t('row', { row })}</span>
      <span className="grid gap-0.5 wrap-anywhere">
        {children.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </span>
    </li>
  )
}
