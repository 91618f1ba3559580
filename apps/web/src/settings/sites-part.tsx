import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { ReactElement } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { Snippet } from '../setup/snippet.tsx'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import { describedBy, ListRow } from './list-rows.tsx'
import type { Values } from './values.ts'

/** Sites that may embed the chat, besides our own pages. */
export function SitesPart(): ReactElement {
  const t = useTranslations('settings')
  const { control, register, formState } = useFormContext<Values>()
  const setup = useQuery(trpc.settings.setup.queryOptions())
  const { fields, append, remove } = useFieldArray({ control, name: 'sites' })
  return (
    <Part title={t('sites')} text={t('sitesText')}>
      <div className="grid justify-items-start gap-3">
        {fields.length === 0 && <p className="text-ink-2">{t('noSites')}</p>}
        <ul aria-label={t('sites')} className="grid w-full max-w-md gap-2 empty:hidden">
          {fields.map(({ id }, index) => {
            const wrong = formState.errors.sites?.[index]?.value
            return (
              <ListRow
                key={id}
                remove={t('removeSite', { number: String(index + 1) })}
                onRemove={() => remove(index)}
                errorId={`${id}-wrong`}
                error={wrong && t('siteWrong')}
              >
                <Input
                  {...register(`sites.${index}.value`)}
                  {...describedBy(`${id}-wrong`, Boolean(wrong))}
                  type="url"
                  aria-label={t('site', { number: String(index + 1) })}
                  placeholder="https://www.example.com"
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                />
              </ListRow>
            )
          })}
        </ul>
        <Button icon={Plus} disabled={fields.length >= 50} onClick={() => append({ value: '' })}>
          {t('addSite')}
        </Button>
        {setup.data && (
          <div className="grid w-full max-w-md pt-2">
            <p className="text-xs text-ink-3">{t('snippet')}</p>
            <Snippet text={setup.data.snippet} />
          </div>
        )}
      </div>
    </Part>
  )
}
