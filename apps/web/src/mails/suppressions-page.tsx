import { suppressAddress, type Suppression } from '@oka/contract/mail'
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MailX, SearchX } from 'lucide-react'
import { type FormEvent, type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { notify, notifyProblem, notifyUndoable } from '../ui/toaster.tsx'
import { useTitle } from '../ui/use-title.ts'
import { PaneHeader } from './pane-header.tsx'

/** The addresses to which no mails are sent. */
export function SuppressionsPage(): ReactElement {
  const t = useTranslations()
  const mayChange = useMay('agent')
  const [q, setQ] = useState('')
  useTitle(t('mails.suppressions'))
  return (
    <section aria-labelledby="suppressions" className="flex min-w-0 flex-1 flex-col">
      <PaneHeader id="suppressions" title={t('mails.suppressions')} />
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <div className="grid max-w-3xl gap-4 px-5 py-4">
          <p className="max-w-prose text-pretty text-ink-2">{t('mails.suppressionsText')}</p>
          {mayChange && <AddForm />}
          <SearchField
            query={q}
            onSearch={setQ}
            label={t('mails.searchAddress')}
            placeholder={t('mails.searchAddress')}
            clear={t('mails.clearSearch')}
          />
        </div>
        <Addresses q={q} />
      </div>
    </section>
  )
}

const changed = () => queryClient.invalidateQueries(trpc.mail.suppressions.pathFilter())

function AddForm(): ReactElement {
  const t = useTranslations('mails')
  const explain = useExplain()
  const [address, setAddress] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const add = useMutation(
    trpc.mail.suppress.mutationOptions({
      onSuccess: (added) => {
        notify(t('suppressed', { address: added.address }))
        setAddress('')
      },
      onError: (error) => notifyProblem(explain(error)),
      onSettled: changed,
    }),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const parsed = suppressAddress.safeParse({ address })
    setIsWrong(!parsed.success)
    if (parsed.success) add.mutate(parsed.data)
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-start gap-2">
      <div className="min-w-0 flex-1 basis-64">
        <Field label={t('address')} error={isWrong ? t('addressWrong') : undefined}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="off"
              maxLength={255}
              value={address}
              onChange={({ target }) => setAddress(target.value)}
            />
          )}
        </Field>
      </div>
      <Button type="submit" busy={add.isPending} className="sm:mt-6.5">
        {t('suppress')}
      </Button>
    </form>
  )
}

function Addresses({ q }: { q: string }): ReactElement {
  const t = useTranslations('mails')
  const list = useInfiniteQuery({
    ...trpc.mail.suppressions.infiniteQueryOptions(
      { ...(q && { q }), limit: 50 },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    placeholderData: keepPreviousData,
  })
  const found = list.data?.pages.flatMap(({ items }) => items) ?? []
  const isEmpty = list.isSuccess && found.length === 0
  return (
    <PagedList list={list} skeleton={{ rows: 5, className: 'h-9' }} hasRows={found.length > 0}>
      {isEmpty &&
        (q === '' ? (
          <EmptyState icon={MailX} title={t('noSuppressions')} text={t('noSuppressionsText')} />
        ) : (
          <EmptyState icon={SearchX} title={t('noSuchAddress')} />
        ))}
      {found.length > 0 && (
        <ul aria-label={t('suppressions')} className="border-t">
          {found.map((each) => (
            <AddressRow key={each.address} suppression={each} />
          ))}
        </ul>
      )}
    </PagedList>
  )
}

function AddressRow({ suppression }: { suppression: Suppression }): ReactElement {
  const t = useTranslations('mails')
  const mayChange = useMay('agent')
  const { address, reason, mailId, addedBy, createdAt } = suppression
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-5 py-2.5">
      <span className="grid min-w-0 flex-1 basis-56 gap-0.5">
        <span className="font-medium wrap-anywhere">{address}</span>
        <span className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
          {addedBy !== null && <span>{t('addedBy', { name: addedBy })}</span>}
          <Age at={createdAt} />
          {mailId !== null && (
            <Link
              from="/mails"
              to="/mails/$mailId"
              params={{ mailId }}
              search={(search) => search}
              className="text-accent-ink hover:underline"
            >
              {t('theMail')}
            </Link>
          )}
        </span>
      </span>
      <Badge tone={reason === 'by_staff' ? 'neutral' : 'bad'}>{t(`reason.${reason}`)}</Badge>
      {mayChange && <AllowButton suppression={suppression} />}
    </li>
  )
}

/** Takes the address off the list; one that staff had put on it can be put back. */
function AllowButton({ suppression: { address, reason } }: { suppression: Suppression }) {
  const t = useTranslations('mails')
  const explain = useExplain()
  const settled = {
    onError: (error: unknown) => notifyProblem(explain(error)),
    onSettled: changed,
  }
  const suppress = useMutation(trpc.mail.suppress.mutationOptions(settled))
  const allow = useMutation(
    trpc.mail.allow.mutationOptions({
      ...settled,
      onSuccess: () => {
        const text = t('allowed', { address })
        if (reason !== 'by_staff') return notify(text)
        const undo = { label: t('undo'), act: () => suppress.mutate({ address }) }
        return notifyUndoable(text, undo, 'suppression')
      },
    }),
  )
  return (
    <Button size="sm" busy={allow.isPending} onClick={() => allow.mutate({ address })}>
      {t('allow')}
      <span className="sr-only">: {address}</span>
    </Button>
  )
}
