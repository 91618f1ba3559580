import { type LeadDetail, profileFields } from '@oka/contract/lead'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { Moment } from '../i18n/time.tsx'
import { Section } from '../ui/section.tsx'
import { EditableField } from './editable-field.tsx'
import { TagsField } from './tags.tsx'

/** The columns of a lead: the contact is editable in place, the rest is read-only. */
export function ContactDetails({ lead }: { lead: LeadDetail }): ReactElement {
  const t = useTranslations()
  return (
    <Section title={t('lead.details')}>
      <div className="-mx-2 grid gap-0.5">
        {profileFields.map((field) => (
          <EditableField key={field} lead={lead} field={field} />
        ))}
        <TagsField lead={lead} />
        <Detail label={t('lead.owner')}>{lead.owner?.name ?? t('lead.nobody')}</Detail>
        <Detail label={t('lead.source')}>{t(`words.source.${lead.source}`)}</Detail>
        <Detail label={t('lead.language')}>{t(`words.locale.${lead.locale}`)}</Detail>
        <Detail label={t('lead.created')}>
          <Moment at={lead.createdAt} />
        </Detail>
        <Detail label={t('lead.changed')}>
          <Moment at={lead.updatedAt} />
        </Detail>
      </div>
    </Section>
  )
}

function Detail({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div className="grid grid-cols-[6.5rem_1fr] gap-2 px-2 py-1.5">
      <span className="text-ink-3">{label}</span>
      <span className="min-w-0">{children}</span>
    </div>
  )
}
