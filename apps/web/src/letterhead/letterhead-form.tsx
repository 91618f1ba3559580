import {
  type LetterheadSettings,
  type LogoContent,
  updateLetterhead,
} from '@oka/contract/letterhead'
import { type ReactElement, useState } from 'react'
import { useForm, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { invalidFieldsOf } from '../problems.ts'
import { FormPage } from '../settings/form-page.tsx'
import { SaveProblem } from '../settings/save-problem.tsx'
import { showRefused } from '../settings/show-refused.ts'
import { Overtaken } from '../shell/overtaken.tsx'
import { client } from '../trpc.ts'
import { Field } from '../ui/field.tsx'
import { Input, Textarea } from '../ui/input.tsx'
import { ColorField } from './color-field.tsx'
import { LetterheadPreview } from './letterhead-preview.tsx'
import { LogoField } from './logo-field.tsx'
import { useSaveLetterhead } from './use-save-letterhead.ts'
import { toInput, toValues, type Values } from './values.ts'

type LetterheadFormProps = { letterhead: LetterheadSettings; logo: LogoContent | null }

/** Saved as a whole, beside the head of a report as it is printed. */
export function LetterheadForm({ letterhead, logo }: LetterheadFormProps): ReactElement {
  const t = useTranslations()
  const [version, setVersion] = useState(letterhead.version)
  const [saved, setSaved] = useState(() => toValues(letterhead, logo))
  const form = useForm<Values>({ defaultValues: saved })
  const show = (stored: LetterheadSettings, withLogo: LogoContent | null): void => {
    const values = toValues(stored, withLogo)
    setVersion(stored.version)
    setSaved(values)
    form.reset(values)
  }
  const refuse = (paths: readonly string[]): void =>
    showRefused(
      form,
      'letterhead',
      paths.map((path) => path.split('.')[0]!),
    )
  const { save, theirs, forgetTheirs } = useSaveLetterhead({
    onSaved: (stored) => show(stored, form.getValues('logo')),
    onError: (error) => refuse(invalidFieldsOf(error)),
  })
  const showTheirs = async (stored: LetterheadSettings): Promise<void> => {
    show(stored, await client.settings.logo.query())
    forgetTheirs()
  }
  const send = (read: number): void => {
    // Errors of the last attempt are outdated.
    form.clearErrors()
    const input = toInput(form.getValues(), saved, read)
    const parsed = updateLetterhead.safeParse(input)
    if (parsed.success) save.mutate(input)
    else refuse(parsed.error.issues.map(({ path }) => path.join('.')))
  }

  return (
    <FormPage
      id="letterhead"
      title={t('letterhead.title')}
      form={form}
      isSaving={save.isPending}
      onSubmit={() => send(version)}
      onDiscard={() => form.reset(saved)}
      notices={
        <>
          {theirs && (
            <div className="mt-6">
              <Overtaken
                of="letterhead"
                onTheirs={() => void showTheirs(theirs)}
                onMine={() => send(theirs.version)}
              />
            </div>
          )}
          <SaveProblem error={save.error} stale="letterhead_changed" />
        </>
      }
      preview={<LetterheadPreview company={letterhead.name} />}
    >
      <LookPart />
      <AddressPart />
    </FormPage>
  )
}

function LookPart(): ReactElement {
  const t = useTranslations('letterhead')
  return (
    <Part title={t('look')} text={t('lookText')}>
      <div className="grid gap-5">
        <LogoField />
        <ColorField />
      </div>
    </Part>
  )
}

function AddressPart(): ReactElement {
  const t = useTranslations('letterhead')
  const { register, formState } = useFormContext<Values>()
  const { errors } = formState
  return (
    <Part title={t('reach')} text={t('reachText')}>
      <div className="grid gap-4">
        <Field
          label={t('address')}
          hint={t('addressHint')}
          error={errors.address && t('addressWrong')}
        >
          {(control) => (
            <Textarea
              {...control}
              {...register('address')}
              autoComplete="street-address"
              maxLength={300}
            />
          )}
        </Field>
        <Field label={t('phone')} error={errors.phone && t('phoneWrong')}>
          {(control) => (
            <Input
              {...control}
              {...register('phone')}
              type="tel"
              autoComplete="off"
              maxLength={40}
            />
          )}
        </Field>
        <Field label={t('email')} error={errors.email && t('emailWrong')}>
          {(control) => (
            <Input {...control} {...register('email')} type="email" autoComplete="off" />
          )}
        </Field>
        <Field label={t('website')} error={errors.website && t('websiteWrong')}>
          {(control) => (
            <Input {...control} {...register('website')} type="url" autoComplete="off" />
          )}
        </Field>
      </div>
    </Part>
  )
}
