import { type Event, eventName } from '@oka/contract/event'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { useCriterionNames } from '../scoring/use-rubric.ts'
import { sentenceValues } from './sentence-values.ts'

const link =
  'rounded-sm text-accent-ink underline decoration-accent-ink/40 underline-offset-2 hover:decoration-current'

/** An event in a sentence, with links to its subjects. */
export function Sentence({ event }: { event: Event }): ReactNode {
  const t = useTranslations()
  const locale = useLocale()
  const names = useCriterionNames()
  const { data: name } = eventName.safeParse(event.name)
  // An event of a newer server than this page.
  if (!name) return <code>{event.name}</code>
  return t.rich(`audit.events.${name}`, {
    ...sentenceValues(event, t, { locale, fieldName: names.field }),
    ...tagsOf(event),
  })
}

const tagsOf = (event: Event) => ({
  who: () => <Name person={event.admin} />,
  whom: () => <Name person={event.subject} />,
  lead: (text: ReactNode) => <LeadLink leadId={event.leadId}>{text}</LeadLink>,
  conversation: (text: ReactNode) => (
    <ConversationLink id={event.conversationId}>{text}</ConversationLink>
  ),
  mail: (text: ReactNode) => <MailLink id={event.data['mailId']}>{text}</MailLink>,
})

function Name({ person }: { person: Event['admin'] }): ReactElement {
  const t = useTranslations('audit')
  return <strong className="font-semibold">{person?.name || t('someone')}</strong>
}

function LeadLink({ leadId, children }: { leadId: number | null; children: ReactNode }): ReactNode {
  if (leadId === null) return children
  return (
    <Link to="/leads/$leadId" params={{ leadId }} className={link}>
      {children}
    </Link>
  )
}

function ConversationLink({ id, children }: { id: string | null; children: ReactNode }): ReactNode {
  if (id === null) return children
  return (
    <Link to="/inbox/$conversationId" params={{ conversationId: id }} className={link}>
      {children}
    </Link>
  )
}

function MailLink({ id, children }: { id: unknown; children: ReactNode }): ReactNode {
  if (typeof id !== 'string') return children
  return (
    <Link to="/mails/$mailId" params={{ mailId: id }} className={link}>
      {children}
    </Link>
  )
}
