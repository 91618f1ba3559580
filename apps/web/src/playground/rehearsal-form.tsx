import { factFields } from '@oka/contract/fact'
import { type Rehearsal, saveRehearsal } from '@oka/contract/rehearsal'
import { bands } from '@oka/contract/band'
import { Plus, X } from 'lucide-react'
import type { ReactElement } from 'react'
import {
  type FieldPath,
  FormProvider,
  useFieldArray,
  useForm,
  useFormContext,
} from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { LocaleOptions } from '../i18n/locale-options.tsx'
import { invalidFieldsOf, useExplain } from '../problems.ts'
import { Overtaken } from '../shell/overtaken.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select, Textarea } from '../ui/input.tsx'
import { placeOf, toInput, toValues, type Values } from './values.ts'
import { useFieldName, useOwnFields } from './use-names.ts'
import { useSaveRehearsal } from './use-rehearsals.ts'

type RehearsalFormProps = {
  /** What it begins with; the one to change where it has an id. */
  initial: Values
  id?: string | undefined
  version?: number | undefined
  onClose: () => void
}

/** Writes a conversation that is played again and again, and what it should yield. */
export function RehearsalForm({ initial, id, version, onClose }: RehearsalFormProps): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const form = useForm<Values>({ defaultValues: initial })
  const refuse = (paths: readonly string[]): void => {
    for (const [index, path] of paths.entries()) {
      const place = placeOf(path) as FieldPath<Values>
      form.setError(place, { type: 'refused' }, { shouldFocus: index === 0 })
    }
  }
  const { save, theirs, forgetTheirs } = useSaveRehearsal({
    onSaved: onClose,
    onError: (error) => refuse(invalidFieldsOf(error)),
  })
  const send = (over: number | undefined): void => {
    form.clearErrors()
    const input = { ...toInput(form.getValues()), ...(id && { id, version: over }) }
    const parsed = saveRehearsal.safeParse(input)
    if (parsed.success) save.mutate(input)
    else refuse(parsed.error.issues.map(({ path }) => path.join('.')))
  }
  const show = (one: Rehearsal): void => form.reset(toValues(one))
  return (
    <FormProvider {...form}>
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          send(theirs?.version ?? version)
        }}
      >
        {theirs && (
          <Overtaken
            of="playground"
            onTheirs={() => {
              show(theirs)
              forgetTheirs()
            }}
            onMine={() => send(theirs.version)}
          />
        )}
        {save.error && !theirs && invalidFieldsOf(save.error).length === 0 && (
          <p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-bad-ink">
            {explain(save.error)}
          </p>
        )}
        <Said />
        <ExpectedFacts />
        <ExpectedBand />
        <ExpectedAnswers />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={save.isPending}>
            {t('ui.save')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </FormProvider>
  )
}

function Said(): ReactElement {
  const t = useTranslations('playground')
  const { register, formState } = useFormContext<Values>()
  const { errors } = formState
  return (
    <>
      <div className="flex flex-wrap gap-4">
        <div className="min-w-0 flex-1 basis-60">
          <Field label={t('titleLabel')} error={errors.title && t('titleWrong')}>
            {(control) => (
              <Input {...control} {...register('title')} autoComplete="off" maxLength={100} />
            )}
          </Field>
        </div>
        <Field label={t('language')}>
          {(control) => (
            <Select {...control} {...register('locale')} className="w-36">
              <LocaleOptions />
            </Select>
          )}
        </Field>
      </div>
      <Field label={t('lines')} hint={t('linesHint')} error={errors.lines && t('linesWrong')}>
        {(control) => <Textarea {...control} {...register('lines')} className="min-h-32" />}
      </Field>
    </>
  )
}

function ExpectedFacts(): ReactElement {
  const t = useTranslations('playground')
  const nameOf = useFieldName()
  const own = useOwnFields()
  const { register, control, formState } = useFormContext<Values>()
  const { fields, append, remove } = useFieldArray({ control, name: 'facts' })
  const wrong = formState.errors.facts
  return (
    <fieldset className="grid justify-items-start gap-2">
      <legend className="mb-1.5 font-medium">{t('expectedFacts')}</legend>
      <p className="text-xs text-ink-3">{t('expectedFactsHint')}</p>
      {fields.map(({ id }, index) => {
        const number = String(index + 1)
        return (
          <div key={id} className="flex w-full flex-wrap items-center gap-2">
            <Select
              {...register(`facts.${index}.field`)}
              aria-label={t('factField', { number })}
              className="w-40"
            >
              {[...factFields, ...own].map((field) => (
                <option key={field} value={field}>
                  {nameOf(field)}
                </option>
              ))}
            </Select>
            <Input
              {...register(`facts.${index}.value`)}
              aria-label={t('factValue', { number })}
              aria-invalid={wrong?.[index] ? true : undefined}
              autoComplete="off"
              className="min-w-0 flex-1 basis-40"
            />
            <IconButton
              label={t('removeFact', { number })}
              icon={X}
              onClick={() => remove(index)}
            />
          </div>
        )
      })}
      {wrong && <p className="text-xs text-bad-ink">{t('factWrong')}</p>}
      <Button
        size="sm"
        icon={Plus}
        disabled={fields.length >= 20}
        onClick={() => append({ field: 'need', value: '' })}
      >
        {t('addFact')}
      </Button>
    </fieldset>
  )
}

function ExpectedBand(): ReactElement {
  const t = useTranslations('playground')
  const { register } = useFormContext<Values>()
  return (
    <Field label={t('expectedBand')}>
      {(control) => (
        <Select {...control} {...register('band')} className="w-52">
          <option value="">{t('anyBand')}</option>
          {bands.map((band) => (
            <option key={band} value={band}>
              {t(`band.${band}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function ExpectedAnswers(): ReactElement {
  const t = useTranslations('playground')
  const { register, control, formState } = useFormContext<Values>()
  const { fields, append, remove } = useFieldArray({ control, name: 'answers' })
  const wrong = formState.errors.answers
  return (
    <fieldset className="grid justify-items-start gap-2">
      <legend className="mb-1.5 font-medium">{t('expectedAnswers')}</legend>
      <p className="text-xs text-ink-3">{t('expectedAnswersHint')}</p>
      {fields.map(({ id }, index) => {
        const number = String(index + 1)
        return (
          <div key={id} className="flex w-full flex-wrap items-center gap-2">
            <Input
              {...register(`answers.${index}.line`)}
              aria-label={t('answerLine', { number })}
              aria-invalid={wrong?.[index]?.line ? true : undefined}
              inputMode="numeric"
              maxLength={2}
              className="w-16! text-right tabular-nums"
            />
            <Input
              {...register(`answers.${index}.source`)}
              aria-label={t('answerSource', { number })}
              autoComplete="off"
              maxLength={200}
              className="min-w-0 flex-1 basis-40"
            />
            <IconButton
              label={t('removeAnswer', { number })}
              icon={X}
              onClick={() => remove(index)}
            />
          </div>
        )
      })}
      {wrong && <p className="text-xs text-bad-ink">{t('answerWrong')}</p>}
      <Button
        size="sm"
        icon={Plus}
        disabled={fields.length >= 30}
        onClick={() => append({ line: String(fields.length + 1), source: '' })}
      >
        {t('addAnswer')}
      </Button>
    </fieldset>
  )
}
