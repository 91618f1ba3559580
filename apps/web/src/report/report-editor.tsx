import {
  claimsOf,
  type ReportClaim,
  type ReportDocument,
  type ReportSection,
  type ReportSectionKind,
  type ReportVersion,
} from '@oka/contract/report'
import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { type ReactElement, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { LeaveDialog } from '../shell/leave-dialog.tsx'
import { Overtaken } from '../shell/overtaken.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { ClaimEditor, NewClaimEditor } from './claim-editor.tsx'
import { type Draft, isUnchanged, toDraft } from './edit-draft.ts'
import { useEditReport } from './use-edit-report.ts'

type ReportEditorProps = { leadId: number; version: ReportVersion; onClose: () => void }

/** All claims of a report as fields, with what was hidden; saved together as one version. */
export function ReportEditor({ leadId, version, onClose }: ReportEditorProps): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const [saved] = useState(() => toDraft(version.edits))
  const [draft, setDraft] = useState(saved)
  const { save, isPending, error, theirs } = useEditReport({
    leadId,
    version,
    saved,
    onSaved: onClose,
  })
  const isClean = isUnchanged(draft, saved)
  return (
    <form
      aria-label={t('report.edit')}
      className="grid grid-cols-1"
      onSubmit={(event) => {
        event.preventDefault()
        save(draft)
      }}
    >
      <LeaveDialog isUnsaved={!isClean && !isPending} />
      <div className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-b bg-surface px-4 py-2 sm:px-5">
        <p className="min-w-40 flex-1 text-ink-2">
          {t('report.editing', { version: version.version })}
        </p>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" variant="primary" disabled={isClean} busy={isPending}>
          {t('report.save')}
        </Button>
      </div>
      <div className="mx-auto grid w-full max-w-[46rem] grid-cols-1 gap-8 px-5 py-6 sm:px-8">
        {theirs !== null && (
          <Overtaken of="report" onTheirs={onClose} onMine={() => save(draft, theirs)} />
        )}
        {error !== null && (
          <p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-bad-ink">
            {explain(error)}
          </p>
        )}
        <p className="text-sm text-pretty text-ink-2">{t('report.editText')}</p>
        {/* What is typed while it is saved would be lost. */}
        <fieldset disabled={isPending} className="contents">
          <SectionList generated={version.generated} draft={draft} onChange={setDraft} />
        </fieldset>
      </div>
    </form>
  )
}

type PartProps = {
  generated: ReportDocument
  draft: Draft
  onChange: (draft: Draft) => void
}

function SectionList({ generated, draft, onChange }: PartProps): ReactElement {
  const list = useRef<HTMLDivElement>(null)
  const moveTo = (from: number, to: number): void => {
    const order = [...draft.order]
    order.splice(to, 0, ...order.splice(from, 1))
    onChange({ ...draft, order })
    // The button that was pressed is at another place now, and disabled at the end.
    requestAnimationFrame(() => {
      const header = list.current?.children[to]?.querySelector('header')
      const buttons = [...(header?.querySelectorAll('button') ?? [])]
      const next = (to < from ? buttons : buttons.toReversed()).find(({ disabled }) => !disabled)
      next?.focus()
    })
  }
  return (
    <div ref={list} className="grid grid-cols-1 gap-8">
      {draft.order.map((kind, index) => (
        <SectionEditor
          key={kind}
          kind={kind}
          index={index}
          generated={generated}
          draft={draft}
          onChange={onChange}
          onMove={(to) => moveTo(index, to)}
        />
      ))}
    </div>
  )
}

/** Of each claim of an option the name of its service. */
function servicesOf(section: ReportSection | undefined): ReadonlyMap<string, string> {
  if (section?.kind !== 'options') return new Map()
  return new Map(
    section.options.flatMap(({ service, claims }) =>
      claims.map(({ id }) => [id, service.name] as const),
    ),
  )
}

type SectionEditorProps = PartProps & {
  kind: ReportSectionKind
  index: number
  onMove: (to: number) => void
}

function SectionEditor(props: SectionEditorProps): ReactElement {
  const { kind, index, generated, draft, onChange, onMove } = props
  const t = useTranslations('report')
  const title = t(`section.${kind}`)
  const section = generated.sections.find((one) => one.kind === kind)
  const claims: readonly ReportClaim[] = section ? claimsOf(section) : []
  const services = servicesOf(section)
  const added = draft.added.filter((one) => one.section === kind)
  const add = (): void => {
    const claim = { id: crypto.randomUUID(), section: kind, text: '', who: null, when: null }
    onChange({ ...draft, added: [...draft.added, claim] })
  }
  return (
    <section aria-label={title} className="grid grid-cols-1 gap-3">
      <header className="flex items-center gap-1 border-b pb-1">
        <h3 className="min-w-0 flex-1 text-base font-semibold">{title}</h3>
        <IconButton
          label={t('moveUp', { name: title })}
          icon={ArrowUp}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        />
        <IconButton
          label={t('moveDown', { name: title })}
          icon={ArrowDown}
          disabled={index === draft.order.length - 1}
          onClick={() => onMove(index + 1)}
        />
      </header>
      {claims.map((claim) => (
        <ClaimEditor
          key={claim.id}
          claim={claim}
          service={services.get(claim.id)}
          locale={generated.locale}
          draft={draft}
          onChange={onChange}
        />
      ))}
      {added.map((claim) => (
        <NewClaimEditor
          key={claim.id}
          claim={claim}
          locale={generated.locale}
          onChange={(next) => {
            const rest = draft.added.map((one) => (one.id === claim.id ? next : one))
            onChange({ ...draft, added: rest.filter((one) => one !== null) })
          }}
        />
      ))}
      <div>
        <Button size="sm" variant="ghost" icon={Plus} onClick={add}>
          {t('addClaim')}
        </Button>
      </div>
    </section>
  )
}
