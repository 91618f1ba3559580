import { type RubricState, rubric as complete, sumOfWeights } from '@oka/contract/rubric'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { FormProvider, useForm, useFormContext, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import type { Draft } from '../playground/draft.ts'
import { PlaygroundButton } from '../playground/playground-button.tsx'
import { useExplain } from '../problems.ts'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { queryClient, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { LeaveDialog } from '../shell/leave-dialog.tsx'
import { Overtaken } from '../shell/overtaken.tsx'
import { Page } from '../ui/page.tsx'
import { BandsPart } from './bands-part.tsx'
import { CalibrationPart } from './calibration-part.tsx'
import { CriteriaPart } from './criteria-part.tsx'
import { FaultsProvider } from './number-field.tsx'
import { OwnPart } from './own-part.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { RescoringBar } from './rescoring-bar.tsx'
import { type DraftActions, useDraft } from './use-draft.ts'
import { type Fault, findFaults, isSameRubric, toRubric, toValues, type Values } from './values.ts'
import { VersionsPart } from './versions-part.tsx'

/** The draft of the rubric beside what it would change; saved as a whole, and published by itself. */
export function ScoringForm({ state }: { state: RubricState }): ReactElement {
  const t = useTranslations()
  const [publishing, setPublishing] = useState(false)
  const form = useForm<Values>({
    defaultValues: toValues(state),
  })
  const show = (next: RubricState) => form.reset(toValues(next))
  const { isDirty } = form.formState
  const values = useWatch({ control: form.control, compute: (all: Values) => all })
  const draft = useDraft(state, { lock: values.lock, isDirty, show })
  const faults = findFaults(values)
  const rubric = faults.length === 0 ? toRubric(values) : null
  const isPublished = rubric !== null && isSameRubric(complete.parse(rubric), state.rubric)

  useOutdated(state)

  const save = (): void => {
    if (faults.some(({ kind }) => kind === 'value')) focusFault()
    else draft.save.mutate({ rubric: toRubric(form.getValues()) })
  }
  return (
    <FormProvider {...form}>
      <FaultsProvider value={faults}>
        <Page
          title={t('scoring.title')}
          actions={
            <Actions
              state={state}
              draft={draft}
              isPublished={isPublished}
              readDraft={() => rubric && { rubric }}
              onUndo={() => show(state)}
              onPublish={() => (rubric ? setPublishing(true) : focusFault())}
            />
          }
        >
          <SettingsTabs />
          <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
            <div className="mx-auto grid max-w-6xl gap-x-10 gap-y-8 px-4 pt-6 pb-10 sm:px-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
              <form
                id="scoring"
                noValidate
                onSubmit={(event) => {
                  event.preventDefault()
                  save()
                }}
                className="grid content-start gap-8"
              >
                <Status state={state} />
                <Notices
                  draft={draft}
                  onMine={() =>
                    draft.save.mutate({ rubric: toRubric(form.getValues()), over: draft.theirs })
                  }
                />
                <Sum faults={faults} />
                <CriteriaPart />
                <OwnPart />
                <BandsPart />
                <CalibrationPart />
              </form>
              <aside aria-label={t('scoring.aside')} className="grid content-start gap-8">
                <PreviewPanel rubric={rubric} isPublished={isPublished} />
                <VersionsPart
                  current={state.version}
                  isChanged={isDirty || state.draft !== null}
                  isDisabled={draft.theirs !== undefined}
                  restore={draft.restore}
                />
              </aside>
            </div>
          </div>
        </Page>
        {rubric && (
          <PublishDialog
            open={publishing}
            onClose={() => setPublishing(false)}
            state={state}
            rubric={rubric}
            draft={draft}
          />
        )}
        <LeaveDialog isUnsaved={isDirty} />
      </FaultsProvider>
    </FormProvider>
  )
}

/** Refetches what another version, or the end of the scoring by it, has changed. */
function useOutdated({ version, rescoring }: RubricState): void {
  const now = `${version} ${rescoring?.finishedAt}`
  const known = useRef(now)
  useEffect(() => {
    if (known.current === now) return
    known.current = now
    void queryClient.invalidateQueries(trpc.rubric.versions.pathFilter())
    void queryClient.invalidateQueries(trpc.rubric.calibration.pathFilter())
  }, [now])
}

/** Which version is in use, whether there is a draft, and how far the scoring of all leads is. */
function Status({ state }: { state: RubricState }): ReactElement {
  const t = useTranslations('scoring')
  const { version, draft, rescoring } = state
  return (
    <div className="grid gap-3">
      <p className="text-pretty text-ink-2">
        {t('scoresBy', { version: String(version) })}{' '}
        {draft && t('draftOf', { name: draft.updatedBy?.name ?? t('someone') })}
      </p>
      {rescoring && <RescoringBar rescoring={rescoring} />}
    </div>
  )
}

/** The sum of the weights, which stays in sight while one changes them. */
function Sum({ faults }: { faults: readonly Fault[] }): ReactElement {
  const t = useTranslations('scoring')
  const { control } = useFormContext<Values>()
  const sum = useWatch({ control, compute: (all: Values) => sumOfWeights(all) })
  const isRight = sum === 100
  const others = faults.filter(({ path }) => path !== 'weights').length
  return (
    <div
      data-fault={isRight ? undefined : true}
      tabIndex={-1}
      className={cx(
        'sticky top-2 z-10 flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-lg border px-4 py-2.5 shadow-card',
        isRight && others === 0 ? 'bg-raised' : 'border-warn bg-warn-soft text-warn-ink',
      )}
    >
      <output aria-live="polite" className="flex-1 font-medium tabular-nums">
        {Number.isNaN(sum)
          ? t('sumUnknown')
          : t(isRight ? 'sumRight' : 'sumWrong', {
              sum: String(sum),
              rest: String(Math.abs(100 - sum)),
              isLess: sum < 100 ? 'true' : 'false',
            })}
      </output>
      {others > 0 && <span className="text-sm">{t('faults', { count: others })}</span>}
    </div>
  )
}

const findInForm = (selector: string) => document.querySelector<HTMLElement>(`#scoring ${selector}`)

/** Focuses the first field that is not right, or else what is said of several, and opens what it is folded into. */
function focusFault(): void {
  requestAnimationFrame(() => {
    const field = findInForm('[aria-invalid="true"]') ?? findInForm('[data-fault]')
    const fold = field?.closest('details')
    if (fold) fold.open = true
    field?.focus()
  })
}

type ActionsProps = {
  state: RubricState
  draft: DraftActions
  isPublished: boolean
  readDraft: () => Draft | null
  onUndo: () => void
  onPublish: () => void
}

function Actions(props: ActionsProps): ReactElement {
  const { state, draft, isPublished, readDraft, onUndo, onPublish } = props
  const t = useTranslations('scoring')
  const { isDirty } = useFormContext<Values>().formState
  // Which draft is meant is to be settled first.
  const isInConflict = draft.theirs !== undefined
  return (
    <>
      <PlaygroundButton readDraft={readDraft} />
      {isDirty && (
        <Button variant="ghost" onClick={onUndo}>
          {t('undo')}
        </Button>
      )}
      {!isDirty && state.draft && (
        <Button
          variant="ghost"
          disabled={isInConflict}
          busy={draft.discard.isPending}
          onClick={() => draft.discard.mutate()}
        >
          {t('discard')}
        </Button>
      )}
      <Button
        type="submit"
        form="scoring"
        disabled={!isDirty || isInConflict}
        busy={draft.save.isPending}
      >
        {t('saveDraft')}
      </Button>
      <Button variant="primary" disabled={isPublished || isInConflict} onClick={onPublish}>
        {t('publish')}
      </Button>
    </>
  )
}

/** A conflict with a colleague's draft, or what else went wrong. */
function Notices({ draft, onMine }: { draft: DraftActions; onMine: () => void }): ReactElement {
  const explain = useExplain()
  return (
    <>
      {draft.theirs && (
        <Overtaken of="scoring" onTheirs={() => draft.showTheirs()} onMine={onMine} />
      )}
      {draft.error !== null && (
        <p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-bad-ink">
          {explain(draft.error)}
        </p>
      )}
    </>
  )
}
