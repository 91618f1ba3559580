import { linkDefaultDays, type ReportLink } from '@oka/contract/report-delivery'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useLocale, useNow, useTranslations } from 'use-intl'

import { formatMoment } from '../i18n/formats.ts'
import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Dialog, DialogBody } from '../ui/dialog.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/input.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { notify, notifyProblem } from '../ui/toaster.tsx'

type LinksDialogProps = {
  open: boolean
  onClose: () => void
  leadId: number
  /** The current version of the report. */
  version: number
}

/** Links that open the report without signing in: made here, and taken back. */
export function LinksDialog({ open, onClose, leadId, version }: LinksDialogProps): ReactElement {
  const t = useTranslations('report')
  return (
    <Dialog open={open} onClose={onClose} title={t('links')} size="md">
      <DialogBody>
        <p className="max-w-prose text-pretty text-ink-2">{t('linksText')}</p>
        <NewLink leadId={leadId} version={version} />
        <Links leadId={leadId} />
      </DialogBody>
    </Dialog>
  )
}

const dayChoices = [7, linkDefaultDays, 90] as const

function NewLink({ leadId, version }: { leadId: number; version: number }): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const [isNewest, setIsNewest] = useState(true)
  const [days, setDays] = useState<number>(linkDefaultDays)
  const make = useMutation(
    trpc.report.link.mutationOptions({
      onSuccess: async ({ url }) => {
        // Some browsers allow copying only during a gesture; the address stays in the field.
        await navigator.clipboard.writeText(url).then(
          () => notify(t('report.linkCopied')),
          () => undefined,
        )
      },
      onError: (error) => notifyProblem(explain(error)),
      onSettled: () => queryClient.invalidateQueries(trpc.report.links.queryFilter({ leadId })),
    }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate({ leadId, days, ...(!isNewest && { version }) })
      }}
      className="grid gap-3 rounded-lg bg-sunken p-3"
    >
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('report.linkShows')}>
          {(control) => (
            <Select
              {...control}
              value={isNewest ? 'newest' : 'this'}
              onChange={({ target }) => setIsNewest(target.value === 'newest')}
            >
              <option value="newest">{t('report.linkNewest')}</option>
              <option value="this">{t('report.linkThis', { version })}</option>
            </Select>
          )}
        </Field>
        <Field label={t('report.linkOpensFor')}>
          {(control) => (
            <Select
              {...control}
              value={days}
              onChange={({ target }) => setDays(Number(target.value))}
            >
              {dayChoices.map((each) => (
                <option key={each} value={each}>
                  {t('report.linkDays', { days: String(each) })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" variant="primary" icon={Link2} busy={make.isPending}>
          {t('report.makeLink')}
        </Button>
      </div>
      {make.data && (
        <output className="flex items-center gap-1">
          <Input
            readOnly
            value={make.data.url}
            aria-label={t('report.linkTitle')}
            onFocus={(event) => event.target.select()}
            className="min-w-0 flex-1"
          />
          <CopyButton text={make.data.url} label={t('ui.copy', { what: t('report.theLink') })} />
        </output>
      )}
    </form>
  )
}

function Links({ leadId }: { leadId: number }): ReactElement | null {
  const t = useTranslations('report')
  const explain = useExplain()
  const links = useQuery({
    ...trpc.report.links.queryOptions({ leadId }),
    refetchOnMount: 'always',
  })
  if (links.isPending) return <SkeletonRows rows={2} className="h-12" />
  if (links.isError) {
    return <ErrorState message={explain(links.error)} retry={() => void links.refetch()} />
  }
  if (links.data.length === 0) return <p className="text-ink-3">{t('noLinks')}</p>
  return (
    <ul aria-label={t('links')} className="border-t">
      {links.data.map((link) => (
        <LinkRow key={link.id} link={link} leadId={leadId} />
      ))}
    </ul>
  )
}

function LinkRow({ link, leadId }: { link: ReportLink; leadId: number }): ReactElement {
  const t = useTranslations('report')
  const locale = useLocale()
  const now = useNow()
  const explain = useExplain()
  const revoke = useMutation(
    trpc.report.revokeLink.mutationOptions({
      onSuccess: () => notify(t('linkRevoked')),
      onError: (error) => notifyProblem(explain(error)),
      onSettled: () => queryClient.invalidateQueries(trpc.report.links.queryFilter({ leadId })),
    }),
  )
  const { version, isInMail, createdBy, createdAt, expiresAt, revokedAt, openings } = link
  const { lastOpenedAt } = link
  const when = (moment: string): string => formatMoment(new Date(moment), locale)
  const isExpired = new Date(expiresAt) <= now
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b py-2.5">
      <span className="grid min-w-0 flex-1 basis-64 gap-0.5">
        <span className="font-medium">
          {version === null ? t('linkNewest') : t('linkThis', { version })}
        </span>
        <span className="text-xs text-ink-3">
          {t(isInMail ? 'linkMadeForMail' : 'linkMade', {
            name: createdBy ?? '–',
            when: when(createdAt),
          })}
        </span>
        <span className="text-xs text-ink-2">
          {lastOpenedAt === null
            ? t('linkNotOpened')
            : t('linkOpened', { count: openings, when: when(lastOpenedAt) })}
        </span>
      </span>
      {revokedAt !== null && <Badge>{t('linkIsRevoked')}</Badge>}
      {revokedAt === null && isExpired && <Badge>{t('linkIsExpired')}</Badge>}
      {revokedAt === null && !isExpired && (
        <>
          <span className="text-xs text-ink-3">{t('linkUntil', { when: when(expiresAt) })}</span>
          <Button size="sm" busy={revoke.isPending} onClick={() => revoke.mutate({ id: link.id })}>
            {t('revokeLink')}
          </Button>
        </>
      )}
    </li>
  )
}
