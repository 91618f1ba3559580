import type { Fact, FactField } from '@oka/contract/fact'
import { formatFact } from '@oka/contract/fact-value'
import { Link } from '@tanstack/react-router'
import {
  Building2,
  CalendarClock,
  Gauge,
  type LucideIcon,
  Mail,
  Phone,
  Scale,
  Tag,
  Target,
  UserRound,
  Users,
  Wallet,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { useLocale, useTranslations } from 'use-intl'

const icons: Record<FactField | 'fitScore', LucideIcon> = {
  name: UserRound,
  email: Mail,
  company: Building2,
  phone: Phone,
  need: Target,
  budget: Wallet,
  horizon: CalendarClock,
  authority: Scale,
  size: Users,
  intent: Tag,
  fitScore: Gauge,
}

type FactListProps = { facts: readonly Fact[]; leadId: number }

/** What is known of a lead, each with the words it was read from or who entered it. */
export function FactList({ facts, leadId }: FactListProps): ReactElement {
  const t = useTranslations('lead')
  const shown = facts.filter(({ field }) => field !== 'fitScore')
  if (shown.length === 0) return <p className="text-ink-3">{t('factsEmpty')}</p>
  return (
    <ul className="grid gap-3.5">
      {shown.map((fact) => (
        <FactItem key={`${fact.field} ${fact.value}`} fact={fact} leadId={leadId} />
      ))}
    </ul>
  )
}

function FactItem({ fact, leadId }: { fact: Fact; leadId: number }): ReactElement {
  const t = useTranslations()
  const locale = useLocale()
  const Icon = icons[fact.field]
  return (
    <li className="grid grid-cols-[1.125rem_1fr] gap-x-2.5">
      <Icon aria-hidden className="mt-0.5 size-4 text-ink-3" strokeWidth={1.8} />
      <div className="grid min-w-0 gap-1">
        <p>
          <span className="text-xs text-ink-3">{t(`words.field.${fact.field}`)}</span>
          <span className="block font-medium text-typed">
            {formatFact(fact.field, fact.value, locale)}
          </span>
        </p>
        <Origin fact={fact} leadId={leadId} />
      </div>
    </li>
  )
}

/** What a fact stands on. */
export function Origin({ fact, leadId }: { fact: Fact; leadId: number }): ReactElement {
  const t = useTranslations()
  if (fact.quote !== null && fact.messageId !== null) {
    return (
      <QuoteLink
        quote={fact.quote}
        messageId={fact.messageId}
        leadId={leadId}
        hint={fact.by === 'assistant' ? t('lead.concluded') : t('lead.stated')}
      />
    )
  }
  return (
    <p className="text-xs text-ink-3">
      {t('lead.entered', { name: fact.author ?? t('words.someone') })}
    </p>
  )
}

type QuoteLinkProps = { quote: string; messageId: string; leadId: number; hint: string }

/** The visitor's words; leads to the message they stand in. */
function QuoteLink({ quote, messageId, leadId, hint }: QuoteLinkProps): ReactElement {
  const t = useTranslations('lead')
  return (
    <Link
      to="/leads/$leadId"
      params={{ leadId }}
      search={{ tab: 'conversation', message: messageId }}
      resetScroll={false}
      title={`${hint}. ${t('quoteOf')}.`}
      className="w-fit border-l-2 border-line-strong py-1 pl-2 text-xs text-ink-2 text-typed hover:border-accent hover:text-ink"
    >
      {t('quote', { text: quote })}
    </Link>
  )
}
