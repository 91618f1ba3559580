import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

type QuoteLinkProps = { quote: string; messageId: string; leadId: number; hint: string }

/** The visitor's words; leads to the message they stand in. */
export function QuoteLink({ quote, messageId, leadId, hint }: QuoteLinkProps): ReactElement {
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
