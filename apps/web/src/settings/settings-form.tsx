import { type CompanySettings, updateSettings } from '@oka/contract/settings'
import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { invalidFieldsOf, useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { notify } from '../ui/toaster.tsx'
import { AboutPart } from './about-part.tsx'
import { AnsweringPart } from './answering-part.tsx'
import { BudgetsPart } from './budgets-part.tsx'
import { CompanyPart } from './company-part.tsx'
import { HoursPart } from './hours-part.tsx'
import { MailPart } from './mail-part.tsx'
import { RatesPart } from './rates-part.tsx'
import { ServicesPart } from './services-part.tsx'
import { SettingsTabs } from './settings-tabs.tsx'
import { showRefused } from './show-refused.ts'
import { SitesPart } from './sites-part.tsx'
import { changesOf, placeOf, toInput, toValues, type Values } from './values.ts'

const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Saved as a whole; only changes are sent. */
export function SettingsForm({ settings }: { settings: CompanySettings }): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const [saved, setSaved] = useState(() => toValues(settings, ownTimeZone))
  const form = useForm<Values>({ defaultValues: saved })
  const { isDirty } = form.formState

  const refuse = (paths: readonly string[]): void =>
    showRefused(form, 'settings', paths.map(placeOf))
  const save = useMutation(
    trpc.settings.update.mutationOptions({
      onSuccess: (stored) => {
        notify(t('settings.saved'))
        const values = toValues(stored, ownTimeZone)
        setSaved(values)
        form.reset(values)
        queryClient.setQueryData(trpc.settings.read.queryKey(), stored)
      },
      onError: (error) => refuse(invalidFieldsOf(error)),
    }),
  )
  const submit = (values: Values): void => {
    const parsed = updateSettings.safeParse(toInput(values))
    if (!parsed.success) {
      refuse(parsed.error.issues.map(({ path }) => path.join('.')))
      return
    }
    save.mutate(changesOf(toInput(saved), parsed.data))
  }

  return (
    <Page
      title={t('settings.title')}
      actions={
        <>
          {isDirty && (
            <Button variant="ghost" onClick={() => form.reset(saved)}>
              {t('settings.discard')}
            </Button>
          )}
          <Button
            type="submit"
            form="settings"
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
      <FormProvider {...form}>
        <form
          id="settings"
          noValidate
          onSubmit={(event) => {
            // Errors of the last attempt are outdated.
            form.clearErrors()
            void form.handleSubmit(submit)(event)
          }}
          className="min-h-0 flex-1 overflow-y-auto scroll-thin"
        >
          <div className="mx-auto max-w-5xl px-4 sm:px-8">
            {save.isError && invalidFieldsOf(save.error).length === 0 && (
              <p role="alert" className="mt-6 rounded-lg bg-bad-soft px-4 py-3 text-bad-ink">
                {explain(save.error)}
              </p>
            )}
            <CompanyPart />
            <ServicesPart />
            <AboutPart />
            <AnsweringPart />
            <MailPart />
            <RatesPart />
            <BudgetsPart />
            <HoursPart />
            <SitesPart />
          </div>
        </form>
      </FormProvider>
    </Page>
  )
}
