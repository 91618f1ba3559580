import { type Persona, updatePersona } from '@oka/contract/persona'
import { type ReactElement, useState } from 'react'
import { type FieldPath, FormProvider, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { invalidFieldsOf } from '../problems.ts'
import type { Draft } from '../playground/draft.ts'
import { PlaygroundButton } from '../playground/playground-button.tsx'
import { SaveProblem } from '../settings/save-problem.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { Button } from '../ui/button.tsx'
import { LeaveDialog } from '../shell/leave-dialog.tsx'
import { Overtaken } from '../shell/overtaken.tsx'
import { Page } from '../ui/page.tsx'
import { AppearancePart, HandOverPart, TonePart } from './appearance-part.tsx'
import { ForbiddenPart } from './forbidden-part.tsx'
import { PanelPreview } from './panel-preview.tsx'
import { QuestionsPart } from './questions-part.tsx'
import { useSavePersona } from './use-save-persona.ts'
import { placeOf, toInput, toValues, type Values } from './values.ts'

type AssistantFormProps = { persona: Persona; company: string }

/** Saved as a whole, beside what a visitor sees of it. */
export function AssistantForm({ persona, company }: AssistantFormProps): ReactElement {
  const t = useTranslations()
  const [saved, setSaved] = useState(persona)
  const form = useForm<Values>({ defaultValues: toValues(saved) })
  const { isDirty } = form.formState
  const show = (stored: Persona): void => {
    setSaved(stored)
    form.reset(toValues(stored))
  }
  const refuse = (paths: readonly string[]): void => {
    for (const path of paths) {
      form.setError(placeOf(path) as FieldPath<Values>, { type: 'refused' })
    }
    // The first one on the page, whatever the order of the errors.
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('#assistant [aria-invalid="true"]')?.focus()
    })
  }
  const { save, theirs, forgetTheirs } = useSavePersona({
    onSaved: show,
    onError: (error) => refuse(invalidFieldsOf(error)),
  })
  const submit = (version: number) =>
    form.handleSubmit((values) => {
      const input = toInput(values, version)
      const parsed = updatePersona.safeParse(input)
      if (parsed.success) save.mutate(input)
      else refuse(parsed.error.issues.map(({ path }) => path.join('.')))
    })
  const send = (version: number): void => {
    // Errors of the last attempt are outdated.
    form.clearErrors()
    void submit(version)()
  }

  return (
    <Page
      title={t('assistant.title')}
      actions={
        <>
          <PlaygroundButton readDraft={() => draftOf(form.getValues())} />
          {isDirty && (
            <Button variant="ghost" onClick={() => show(saved)}>
              {t('settings.discard')}
            </Button>
          )}
          <Button
            type="submit"
            form="assistant"
            variant="primary"
            disabled={!isDirty}
            busy={save.isPending}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <SettingsTabs />
      <LeaveDialog isUnsaved={isDirty} />
      <FormProvider {...form}>
        <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
          <div className="mx-auto grid max-w-6xl gap-x-10 px-4 sm:px-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <form
              id="assistant"
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                send(saved.version)
              }}
            >
              {theirs && (
                <div className="mt-6">
                  <Overtaken
                    of="assistant"
                    onTheirs={() => {
                      show(theirs)
                      forgetTheirs()
                    }}
                    onMine={() => send(theirs.version)}
                  />
                </div>
              )}
              <SaveProblem error={save.error} stale="persona_changed" />
              {/* What is typed while it is saved would be lost. */}
              <fieldset disabled={save.isPending} className="contents">
                <AppearancePart />
                <TonePart />
                <QuestionsPart />
                <ForbiddenPart />
                <HandOverPart />
              </fieldset>
            </form>
            <div className="py-8 lg:sticky lg:top-0 lg:self-start">
              <PanelPreview company={company} />
            </div>
          </div>
        </div>
      </FormProvider>
    </Page>
  )
}

/** The form's values as a draft to try; null where they could not be saved. */
function draftOf(values: Values): Draft | null {
  const { picture: _picture, ...persona } = toInput(values, 0)
  return updatePersona.safeParse(persona).success ? { persona } : null
}
