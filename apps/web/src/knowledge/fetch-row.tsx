import { fetchPage, type FetchedPage } from '@oka/contract/knowledge-article'
import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { problemOf, useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { IndeterminateBar } from '../ui/meter.tsx'

/** Fetches a page of the company's site into the form. */
export function FetchRow({ onPage }: { onPage: (page: FetchedPage) => void }): ReactElement {
  const t = useTranslations('knowledge')
  const explain = useExplain()
  const [url, setUrl] = useState('')
  const [isWrong, setWrong] = useState(false)
  const fetched = useMutation(trpc.knowledge.fetchPage.mutationOptions({ onSuccess: onPage }))
  const submit = (): void => {
    const parsed = fetchPage.safeParse({ url: withScheme(url) })
    setWrong(!parsed.success)
    if (parsed.success) fetched.mutate(parsed.data)
    else fetched.reset()
  }
  const { error } = fetched
  const isMalformed = isWrong || (error && problemOf(error) === 'invalid_input')
  const problem = isMalformed ? t('pageWrong') : error ? explain(error) : undefined
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      className="grid gap-2 rounded-lg border bg-raised px-4 py-3"
    >
      <Field label={t('pageAddress')} hint={t('pageHint')} error={problem}>
        {(control) => (
          <span className="flex gap-2">
            <Input
              {...control}
              type="url"
              value={url}
              onChange={({ target }) => setUrl(target.value)}
              placeholder="https://www.example.com"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={2000}
            />
            <Button type="submit" busy={fetched.isPending}>
              {t('fetchIt')}
            </Button>
          </span>
        )}
      </Field>
      <FetchProgress isFetching={fetched.isPending} />
      {fetched.isSuccess && <output className="text-sm text-good-ink">{t('fetched')}</output>}
    </form>
  )
}

/** As people type addresses: without a scheme it is https. */
const withScheme = (url: string): string =>
  url.trim() === '' || /^[a-z][a-z\d+.-]*:/i.test(url.trim()) ? url : `https://${url.trim()}`

/** How long a page takes is not known; only that it is being fetched. */
export function FetchProgress({ isFetching }: { isFetching: boolean }): ReactElement | null {
  const t = useTranslations('knowledge')
  if (!isFetching) return null
  return (
    <output className="grid gap-1.5 text-sm text-ink-2">
      {t('fetching')}
      <IndeterminateBar className="bg-sunken" />
    </output>
  )
}
