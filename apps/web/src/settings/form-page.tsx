import type { ReactElement, ReactNode } from 'react'
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { LeaveDialog } from '../shell/leave-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { SettingsTabs } from './settings-tabs.tsx'

type FormPageProps<Values extends FieldValues> = {
  id: string
  title: string
  form: UseFormReturn<Values>
  isSaving: boolean
  onSubmit: () => void
  onDiscard: () => void
  /** Buttons before those that discard and save. */
  actions?: ReactNode
  /** What a colleague has changed, and why it was not saved. */
  notices: ReactNode
  /** What comes of it, beside the form. */
  preview: ReactNode
  children: ReactNode
}

/** A page of the settings that is saved as a whole, beside what comes of it. */
export function FormPage<Values extends FieldValues>({
  id,
  title,
  form,
  isSaving,
  onSubmit,
  onDiscard,
  actions,
  notices,
  preview,
  children,
}: FormPageProps<Values>): ReactElement {
  const t = useTranslations()
  const { isDirty } = form.formState
  return (
    <Page
      title={title}
      actions={
        <>
          {actions}
          {isDirty && (
            <Button variant="ghost" onClick={onDiscard}>
              {t('settings.discard')}
            </Button>
          )}
          <Button type="submit" form={id} variant="primary" disabled={!isDirty} busy={isSaving}>
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
              id={id}
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                onSubmit()
              }}
            >
              {notices}
              {/* What is typed while it is saved would be lost. */}
              <fieldset disabled={isSaving} className="contents">
                {children}
              </fieldset>
            </form>
            <div className="py-8 lg:sticky lg:top-0 lg:self-start">{preview}</div>
          </div>
        </div>
      </FormProvider>
    </Page>
  )
}
