import { zodResolver } from '@hookform/resolvers/zod'
import { type Article, createArticle, type FetchedPage } from '@oka/contract/knowledge-article'
import { knowledgeKinds } from '@oka/contract/known-values'
import { type ReactElement, type ReactNode, useState } from 'react'
import { FormProvider, useForm, useFormContext, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import type { Draft } from '../playground/draft.ts'
import { PlaygroundButton } from '../playground/playground-button.tsx'
import { invalidFieldsOf, problemOf, useExplain } from '../problems.ts'
import { LocaleOptions } from '../i18n/locale-options.tsx'
import { Button } from '../ui/button.tsx'
import { LeaveDialog } from '../shell/leave-dialog.tsx'
import { Overtaken } from '../shell/overtaken.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select, Textarea } from '../ui/input.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { FetchRow } from './fetch-row.tsx'
import { KnowledgePage } from './knowledge-page.tsx'
import { PageSource } from './page-changes.tsx'
import { PassagePreview } from './passage-preview.tsx'
import { useSaveArticle, type Values } from './use-save-article.ts'

const schema = createArticle.pick({ kind: true, locale: true, title: true, body: true })
const fields = ['title', 'body'] as const

type ArticleFormProps = {
  /** The one to change; a new one if absent. */
  article?: Article
  initial: Values
  /** Whether there is something to save from the start. */
  isPrefilled?: boolean
  title: string
  /** Buttons before the one that saves. */
  actions?: ReactNode
  onSaved: (saved: Article) => void
}

/** Writes an article, beside the passages that it will be quoted with. */
export function ArticleForm({
  article,
  initial,
  isPrefilled = false,
  title,
  actions,
  onSaved,
}: ArticleFormProps): ReactElement {
  const t = useTranslations()
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: initial })
  const [fetchedFrom, setFetchedFrom] = useState<string>()
  const { isDirty } = form.formState
  const isUnsaved = isDirty || isPrefilled || fetchedFrom !== undefined
  const { save, theirs, forgetTheirs } = useSaveArticle({
    article,
    onSaved: (saved) => {
      form.reset(valuesOf(saved))
      setFetchedFrom(undefined)
      onSaved(saved)
    },
    onError: (error) => {
      const invalid = invalidFieldsOf(error)
      for (const field of fields) {
        if (invalid.includes(field)) {
          form.setError(field, { type: 'refused' }, { shouldFocus: true })
        }
      }
    },
  })
  const submit = form.handleSubmit((values) => save.mutate({ ...values, sourceUrl: fetchedFrom }))
  const usePage = (page: FetchedPage): void => {
    const set = { shouldDirty: true, shouldValidate: form.formState.isSubmitted }
    if (!article) {
      form.setValue('title', page.title, set)
      if (page.locale) form.setValue('locale', page.locale, set)
    }
    form.setValue('body', page.body, set)
    setFetchedFrom(page.url)
  }
  const discard = (): void => {
    form.reset(initial)
    setFetchedFrom(undefined)
  }
  return (
    <FormProvider {...form}>
      <KnowledgePage
        title={title}
        actions={
          <>
            {actions}
            <PlaygroundButton readDraft={() => draftOf(form.getValues(), article?.id)} />
            {article && isUnsaved && (
              <Button variant="ghost" onClick={discard}>
                {t('knowledge.discard')}
              </Button>
            )}
            <Button
              type="submit"
              form="article"
              variant="primary"
              disabled={article !== undefined && !isUnsaved}
              busy={save.isPending}
            >
              {t('ui.save')}
            </Button>
          </>
        }
        aside={<Preview />}
      >
        {theirs && (
          <Overtaken
            of="knowledge"
            onTheirs={() => {
              form.reset(valuesOf(theirs))
              setFetchedFrom(undefined)
              forgetTheirs()
              onSaved(theirs)
            }}
            onMine={() => void submit()}
          />
        )}
        <SaveProblem error={save.error} />
        {article && <ConflictNotice article={article} />}
        <FetchPart article={article} onPage={usePage} />
        <form
          id="article"
          noValidate
          onSubmit={(event) => void submit(event)}
          className="grid gap-4"
        >
          <Fields />
        </form>
      </KnowledgePage>
      <LeaveDialog isUnsaved={isUnsaved} />
    </FormProvider>
  )
}

/** The article as a draft to try; null where it could not be saved. */
function draftOf(values: Values, id: string | undefined): Draft | null {
  return schema.safeParse(values).success ? { article: { ...values, ...(id && { id }) } } : null
}

export const valuesOf = ({ kind, locale, title, body }: Article): Values => ({
  kind,
  locale,
  title,
  body,
})

type FetchPartProps = { article: Article | undefined; onPage: (page: FetchedPage) => void }

/** A new page may be fetched; one that was fetched may be fetched again. */
function FetchPart({ article, onPage }: FetchPartProps): ReactElement | null {
  const kind = useWatch<Values, 'kind'>({ name: 'kind' })
  const body = useWatch<Values, 'body'>({ name: 'body' })
  if (article) return <PageSource article={article} body={body} onUse={onPage} />
  return kind === 'page' ? <FetchRow onPage={onPage} /> : null
}

function Preview(): ReactElement {
  const [title, body] = useWatch<Values, ['title', 'body']>({ name: ['title', 'body'] })
  return <PassagePreview title={title} body={body} />
}

/** What is not shown at a field, nor as a colleague's change. */
function SaveProblem({ error }: { error: unknown }): ReactElement | null {
  const explain = useExplain()
  if (!error || problemOf(error) === 'article_changed') return null
  if (invalidFieldsOf(error).some((path) => path === 'title' || path === 'body')) return null
  return (
    <p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-bad-ink">
      {explain(error)}
    </p>
  )
}

function Fields(): ReactElement {
  const t = useTranslations()
  const { register, formState } = useFormContext<Values>()
  const { errors } = formState
  const isAnswer = useWatch<Values, 'kind'>({ name: 'kind' }) === 'answer'
  const bodyProblem = errors.body?.type === 'refused' ? 'bodyRefused' : 'textWrong'
  return (
    <>
      <div className="flex flex-wrap gap-4">
        <Field label={t('knowledge.kindLabel')}>
          {(control) => (
            <Select {...control} {...register('kind')} className="w-44">
              {knowledgeKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`knowledge.kind.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('knowledge.language')}>
          {(control) => (
            <Select {...control} {...register('locale')} className="w-44">
              <LocaleOptions />
            </Select>
          )}
        </Field>
      </div>
      <Field
        label={t(isAnswer ? 'knowledge.question' : 'knowledge.name')}
        hint={t(isAnswer ? 'knowledge.questionHint' : 'knowledge.nameHint')}
        error={errors.title && t('knowledge.nameWrong')}
      >
        {(control) => (
          <Input {...control} {...register('title')} autoComplete="off" maxLength={200} />
        )}
      </Field>
      <Field
        label={t(isAnswer ? 'knowledge.answer' : 'knowledge.text')}
        hint={t('knowledge.textHint')}
        error={errors.body && t(`knowledge.${bodyProblem}`)}
      >
        {(control) => (
          <Textarea {...control} {...register('body')} className="max-h-[60vh] min-h-48" />
        )}
      </Field>
    </>
  )
}
