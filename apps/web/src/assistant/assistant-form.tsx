import { type Persona, updatePersona } from '@oka/contract/persona'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { invalidFieldsOf } from '../problems.ts'
import type { Draft } from '../playground/draft.ts'
import { PlaygroundButton } from '../playground/playground-button.tsx'
import { FormPage } from '../settings/form-page.tsx'
import { SaveProblem } from '../settings/save-problem.tsx'
import { showRefused } from '../settings/show-refused.ts'
import { Overtaken } from '../shell/overtaken.tsx'
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
  const show = (stored: Persona): void => {
    setSaved(stored)
    form.reset(toValues(stored))
  }
  const refuse = (paths: readonly string[]): void =>
    showRefused(form, 'assistant', paths.map(placeOf))
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
    <FormPage
      id="assistant"
      title={t('assistant.title')}
      form={form}
      isSaving={save.isPending}
      onSubmit={() => send(saved.version)}
      onDiscard={() => show(saved)}
      actions={<PlaygroundButton readDraft={() => draftOf(form.getValues())} />}
      notices={
        <>
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
        </>
      }
      preview={<PanelPreview company={company} />}
    >
      <AppearancePart />
      <TonePart />
      <QuestionsPart />
      <ForbiddenPart />
      <HandOverPart />
    </FormPage>
  )
}

/** The form's values as a draft to try; null where they could not be saved. */
function draftOf(values: Values): Draft | null {
  const { picture: _picture, ...persona } = toInput(values, 0)
  return updatePersona.safeParse(persona).success ? { persona } : null
}
