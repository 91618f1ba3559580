import {
  type LetterheadSettings,
  type LogoContent,
  updateLetterhead,
} from '@oka/contract/letterhead'
import { type ReactElement, useState } from 'react'
import { type FieldPath, FormProvider, useForm, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { invalidFieldsOf } from '../problems.ts'
import { SaveProblem } from '../settings/save-problem.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { LeaveDialog } from '../shell/leave-dialog.tsx'
import { Overtaken } from '../shell/overtaken.tsx'
import { client } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Textarea } from '../ui/input.tsx'
import { Page } from '../ui/page.tsx'
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
  const { isDirty } = form.formState
  const show = (stored: LetterheadSettings, withLogo: LogoContent | null): void => {
    const values = toValues(stored, withLogo)
    setVersion(stored.version)
    setSaved(values)
    form.reset(values)
  }
  const refuse = (paths: readonly string[]): void => {
    for (const path of paths)
      form.setError(path.split('.')[0] as FieldPath<Values>, { type: 'refused' })
    // The first one on the page, whatever the order of the errors.
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('#letterhead [aria-invalid="true"]')?.focus()
    })
  }
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
    <Page
      title={t('letterhead.title')}
      actions={
        <>
          {isDirty && (
            <Button variant="ghost" onClick={() => form.reset(saved)}>
              {t('settings.discard')}
            </Button>
          )}
          <Button
            type="submit"
            form="letterhead"
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
              id="letterhead"
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                send(version)
              }}
            >
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
              {/* What is typed while it is saved would be lost. */}
              <fieldset disabled={save.isPending} className="contents">
                <LookPart />
                <AddressPart />
              </fieldset>
            </form>
            <div className="py-8 lg:sticky lg:top-0 lg:self-start">
              <LetterheadPreview company={letterhead.name} />
            </div>
          </div>
        </div>
      </FormProvider>
    </Page>
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
