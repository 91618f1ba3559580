import {
  type ProviderCheck,
  type ProviderState,
  providerState,
  modelTasks,
  saveProvider,
} from '@oka/contract/model-provider'
import { useMutation } from '@tanstack/react-query'
import { PlugZap } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { FormProvider, useForm, useFormContext, type UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { currentOf, invalidFieldsOf, problemOf, useExplain } from '../problems.ts'
import { LeaveDialog } from '../shell/leave-dialog.tsx'
import { queryClient, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { notify } from '../ui/toaster.tsx'
import { CheckResult } from './check-result.tsx'

type Values = {
  baseUrl: string
  apiKey: string
  models: Record<(typeof modelTasks)[number] | 'embedding', string>
}

const noModels = { reply: '', extraction: '', report: '', embedding: '' }

function toValues({ saved }: ProviderState): Values {
  return { baseUrl: saved?.baseUrl ?? '', apiKey: '', models: { ...noModels, ...saved?.models } }
}

/** One name for all tasks is enough: what is left empty has the model of the replies, and without one for it nothing is embedded. */
function toInput({ baseUrl, apiKey, models }: Values) {
  const { reply, extraction, report, embedding } = models
  return {
    baseUrl: baseUrl.trim(),
    ...(apiKey.trim() !== '' && { apiKey: apiKey.trim() }),
    models: {
      reply,
      extraction: extraction || reply,
      report: report || reply,
      ...(embedding !== '' && { embedding }),
    },
  }
}

const fields = [
  'baseUrl',
  'apiKey',
  'models.reply',
  'models.extraction',
  'models.report',
  'models.embedding',
] as const

/** The server with the models; it is tried before it is saved. */
export function ProviderPart({ state }: { state: ProviderState }): ReactElement {
  const t = useTranslations('models')
  const form = useForm<Values>({ defaultValues: toValues(state) })
  const { isDirty } = form.formState
  const { submit, testing, saving, tried, error } = useTry(form, state)
  const busy = testing || saving
  return (
    <Part title={t('server')} text={t('serverText')}>
      <LeaveDialog isUnsaved={isDirty} />
      <FormProvider {...form}>
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            submit('save')
          }}
        >
          <fieldset disabled={busy} className="grid min-w-0 gap-4">
            <ServerFields state={state} />
            <ModelFields />
          </fieldset>
          <Outcome tried={tried} error={error} />
          <div className="flex flex-wrap items-center gap-2">
            <Button icon={PlugZap} busy={testing} disabled={busy} onClick={() => submit('test')}>
              {t('test')}
            </Button>
            <Button type="submit" variant="primary" busy={saving} disabled={busy || !isDirty}>
              {t('save')}
            </Button>
            {busy && <span className="text-sm text-ink-2">{t('trying')}</span>}
          </div>
        </form>
      </FormProvider>
    </Part>
  )
}

/** Tries what is entered, and saves it where that succeeds. */
function useTry(form: UseFormReturn<Values>, state: ProviderState) {
  const t = useTranslations('models')
  const [tried, setTried] = useState<ProviderCheck>()
  const refuse = (paths: readonly string[]): void => {
    for (const [index, path] of fields.filter((field) => paths.includes(field)).entries()) {
      form.setError(path, { type: 'refused' }, { shouldFocus: index === 0 })
    }
  }
  const test = useMutation(
    trpc.provider.test.mutationOptions({
      onSuccess: (check) => {
        setTried(check)
        void queryClient.invalidateQueries(trpc.provider.read.pathFilter())
      },
      onError: (error) => refuse(invalidFieldsOf(error)),
    }),
  )
  const save = useMutation(
    trpc.provider.save.mutationOptions({
      onSuccess: (stored) => {
        queryClient.setQueryData(trpc.provider.read.queryKey(), stored)
        void queryClient.invalidateQueries(trpc.settings.modelUsage.pathFilter())
        form.reset(toValues(stored))
        notify(t('saved'))
      },
      onError: (error) => {
        const theirs = currentOf(error, providerState)
        if (theirs) queryClient.setQueryData(trpc.provider.read.queryKey(), theirs)
        refuse(invalidFieldsOf(error))
      },
    }),
  )
  const submit = (act: 'test' | 'save'): void => {
    form.clearErrors()
    test.reset()
    save.reset()
    setTried(undefined)
    const input = toInput(form.getValues())
    const parsed = saveProvider.safeParse(input)
    if (!parsed.success) refuse(parsed.error.issues.map(({ path }) => path.join('.')))
    else if (act === 'test') test.mutate(input)
    else save.mutate({ ...input, version: state.version })
  }
  return {
    submit,
    testing: test.isPending,
    saving: save.isPending,
    tried,
    error: save.error ?? test.error,
  }
}

function Outcome({
  tried,
  error,
}: {
  tried: ProviderCheck | undefined
  error: unknown
}): ReactElement | null {
  const t = useTranslations('models')
  const explain = useExplain()
  if (tried) {
    return (
      <output className="rounded-lg border px-4 py-3">
        <p className="mb-2 font-medium">{t('works')}</p>
        <CheckResult check={tried} />
      </output>
    )
  }
  // What is said at a field is not said twice.
  if (!error || problemOf(error) === 'invalid_input') return null
  return (
    <p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-bad-ink">
      {explain(error)}
    </p>
  )
}

function ServerFields({ state }: { state: ProviderState }): ReactElement {
  const t = useTranslations('models')
  const { register, formState } = useFormContext<Values>()
  const { errors } = formState
  return (
    <>
      <Field
        label={t('baseUrl')}
        hint={t(state.allowsPrivate ? 'baseUrlHintPrivate' : 'baseUrlHint')}
        error={errors.baseUrl && t('baseUrlWrong')}
      >
        {(control) => (
          <Input
            {...control}
            {...register('baseUrl')}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://api.mistral.ai/v1"
          />
        )}
      </Field>
      <Field
        label={t('apiKey')}
        hint={t(state.saved ? 'apiKeyKept' : 'apiKeyHint')}
        error={errors.apiKey && t('apiKeyWrong')}
      >
        {(control) => (
          <Input
            {...control}
            {...register('apiKey')}
            type="password"
            autoComplete="off"
            spellCheck={false}
            placeholder={state.saved?.keyEnd ? `••••••••${state.saved.keyEnd}` : undefined}
          />
        )}
      </Field>
    </>
  )
}

const modelHints = {
  reply: 'modelHint',
  extraction: 'modelAsReply',
  report: 'modelAsReply',
  embedding: 'embeddingHint',
} as const

function ModelFields(): ReactElement {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        {modelTasks.map((task) => (
          <ModelField key={task} task={task} />
        ))}
      </div>
      <ModelField task="embedding" />
    </>
  )
}

function ModelField({ task }: { task: keyof Values['models'] }): ReactElement {
  const t = useTranslations('models')
  const { register, formState } = useFormContext<Values>()
  return (
    <Field
      label={t(`task.${task}`)}
      hint={t(modelHints[task])}
      error={formState.errors.models?.[task] && t('modelWrong')}
    >
      {(control) => (
        <Input
          {...control}
          {...register(`models.${task}`)}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
        />
      )}
    </Field>
  )
}
