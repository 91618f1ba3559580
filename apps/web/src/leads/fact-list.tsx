import {
  type EnteredField,
  type Fact,
  type FactField,
  factFields,
  isOwnField,
} from '@oka/contract/fact'
import { Link } from '@tanstack/react-router'
import {
  Building2,
  CalendarClock,
  Gauge,
  ListChecks,
  type LucideIcon,
  Mail,
  Pencil,
  Phone,
  Plus,
  Scale,
  Tag,
  Target,
  UserRound,
  Users,
  Wallet,
  X,
} from 'lucide-react'
import { type ReactElement, type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useCriterionNames, useFactValue, useRubric } from '../scoring/use-rubric.ts'
import { useMay } from '../session/use-session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { FactForm } from './fact-form.tsx'
import { useSetFact, type Visitor } from './use-set-fact.ts'

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

const iconOf = (field: EnteredField) => (isOwnField(field) ? ListChecks : icons[field])

/** The facts of a visitor, each with its quotation or author; staff may correct, reject and add facts. */
export function FactList({ visitor }: { visitor: Visitor }): ReactElement {
  const t = useTranslations('lead')
  const mayEdit = useMay('agent')
  const { own } = useRubric()
  const ids = new Set<string>(own.map(({ id }) => id))
  // What was known by a criterion that there is no more is neither scored nor shown.
  const isShown = (field: Fact['field']) =>
    isOwnField(field) ? ids.has(field) : field !== 'fitScore'
  const known = visitor.facts.filter(({ field }) => isShown(field))
  return (
    <>
      {known.length === 0 && <p className="text-ink-3">{t('factsEmpty')}</p>}
      <ul className="grid gap-3.5 empty:hidden">
        {known.map((fact) => (
          <FactItem key={fact.field} visitor={visitor} fact={fact} mayEdit={mayEdit} />
        ))}
        {visitor.rejected.filter(isShown).map((field) => (
          <RejectedItem key={field} visitor={visitor} field={field} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit && <AddFact visitor={visitor} />}
    </>
  )
}

type FactItemProps = { visitor: Visitor; fact: Fact; mayEdit: boolean }

function FactItem({ visitor, fact, mayEdit }: FactItemProps): ReactElement {
  const t = useTranslations()
  const { set, isPending } = useSetFact(visitor)
  const [editing, setEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const field = fact.field as EnteredField
  const { field: nameOf } = useCriterionNames()
  const valueOf = useFactValue()
  const name = nameOf(field)
  const close = (): void => {
    setEditing(false)
    requestAnimationFrame(() => edit.current?.focus())
  }
  if (editing) {
    return (
      <li>
        <FactForm visitor={visitor} field={field} value={fact.value} onClose={close} />
      </li>
    )
  }
  return (
    <Item field={field}>
      <div className="flex items-start gap-1">
        <p className="min-w-0 flex-1">
          <span className="text-xs text-ink-3">{name}</span>
          <span className="block font-medium text-typed">{valueOf(fact)}</span>
        </p>
        {mayEdit && (
          <>
            <IconButton
              ref={edit}
              label={t('lead.edit', { field: name })}
              icon={Pencil}
              variant="ghost"
              onClick={() => setEditing(true)}
            />
            <IconButton
              label={t('lead.reject', { field: name })}
              icon={X}
              variant="ghost"
              busy={isPending}
              onClick={() => set(field, { rejected: true })}
            />
          </>
        )}
      </div>
      <Origin fact={fact} leadId={visitor.leadId} />
    </Item>
  )
}

type RejectedItemProps = { visitor: Visitor; field: EnteredField; mayEdit: boolean }

/** A field that staff rejected: what the visitor says does not fill it. */
function RejectedItem({ visitor, field, mayEdit }: RejectedItemProps): ReactElement {
  const t = useTranslations()
  const { set, isPending } = useSetFact(visitor)
  const names = useCriterionNames()
  const name = names.field(field)
  return (
    <Item field={field}>
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1">
          <span className="text-xs text-ink-3">{name}</span>
          <span className="block text-ink-3">{t('lead.rejected')}</span>
        </p>
        {mayEdit && (
          <Button
            size="sm"
            variant="ghost"
            busy={isPending}
            aria-label={t('lead.restoreFact', { field: name })}
            onClick={() => set(field, { value: null })}
          >
            {t('lead.restore')}
          </Button>
        )}
      </div>
    </Item>
  )
}

type ItemProps = { field: EnteredField; children: ReactNode }

function Item({ field, children }: ItemProps): ReactElement {
  const Icon = isOwnField(field) ? ListChecks : icons[field]
  return (
    <li className="grid grid-cols-[1.125rem_1fr] gap-x-2.5">
      <Icon aria-hidden className="mt-0.5 size-4 text-ink-3" strokeWidth={1.8} />
      <div className="grid min-w-0 gap-1">{children}</div>
    </li>
  )
}

/** Adds a fact to a field without one. */
function AddFact({ visitor }: { visitor: Visitor }): ReactElement | null {
  const t = useTranslations()
  const [adding, setAdding] = useState<EnteredField | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const names = useCriterionNames()
  const { own } = useRubric()
  const fields: EnteredField[] = [...factFields, ...own.map(({ id }) => id)]
  const missing = fields.filter(
    (field) =>
      !visitor.facts.some((fact) => fact.field === field) && !visitor.rejected.includes(field),
  )
  const close = (): void => {
    setAdding(null)
    requestAnimationFrame(() => button.current?.focus())
  }
  if (adding) return <FactForm visitor={visitor} field={adding} value="" onClose={close} />
  if (missing.length === 0) return null
  return (
    <Menu
      trigger={
        <Button ref={button} size="sm" variant="ghost" icon={Plus} className="justify-self-start">
          {t('lead.addFact')}
        </Button>
      }
    >
      {missing.map((field) => (
        <MenuItem key={field} icon={iconOf(field)} onSelect={() => setAdding(field)}>
          {names.field(field)}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** The source of a fact. */
export function Origin({ fact, leadId }: { fact: Fact; leadId: number | null }): ReactElement {
  const t = useTranslations()
  if (fact.quote !== null && leadId === null) {
    return <p className={quoteLook}>{t('lead.quote', { text: fact.quote })}</p>
  }
  if (fact.quote !== null && fact.messageId !== null && leadId !== null) {
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

const quoteLook = 'w-fit border-l-2 border-line-strong py-1 pl-2 text-xs text-ink-2 text-typed'

type QuoteLinkProps = { quote: string; messageId: string; leadId: number; hint: string }

/** The visitor's words, with a link to their message. */
function QuoteLink({ quote, messageId, leadId, hint }: QuoteLinkProps): ReactElement {
  const t = useTranslations('lead')
  return (
    <Link
      to="/leads/$leadId"
      params={{ leadId }}
      search={{ tab: 'conversation', message: messageId }}
      resetScroll={false}
      title={`${hint}. ${t('quoteOf')}.`}
      className={cx(quoteLook, 'hover:border-accent hover:text-ink')}
    >
      {t('quote', { text: quote })}
    </Link>
  )
}
