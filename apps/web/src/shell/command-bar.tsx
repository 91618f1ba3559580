import type { InboxConversation } from '@oka/contract/chat'
import { foldAccents } from '@oka/contract/fold-text'
import type { Lead } from '@oka/contract/lead'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command as Bar } from 'cmdk'
import { MessageCircle, Search, User } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { leadName } from '../leads/lead-name.ts'
import { NewLeadDialog } from '../leads/new-lead-dialog.tsx'
import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { commandWords } from './command-words.ts'
import { type Command, useCommands } from './use-commands.ts'

/** One letter finds nearly every lead. */
const shortestQuery = 2
const leadsMax = 6
const conversationsMax = 5

type CommandBarProps = { open: boolean; onClose: () => void; onShortcuts: () => void }

/** Goes anywhere and does anything from the keyboard. */
export function CommandBar({ open, onClose, onShortcuts }: CommandBarProps): ReactElement {
  const words = commandWords[useLocale()]
  const [creating, setCreating] = useState(false)
  return (
    <>
      <Dialog open={open} onClose={onClose} title={words.title}>
        <Commands
          onClose={onClose}
          dialogs={{ createLead: () => setCreating(true), showShortcuts: onShortcuts }}
        />
      </Dialog>
      <NewLeadDialog open={creating} onClose={() => setCreating(false)} />
    </>
  )
}

type CommandsProps = { onClose: () => void; dialogs: Parameters<typeof useCommands>[0] }

function Commands({ onClose, dialogs }: CommandsProps): ReactElement {
  const words = commandWords[useLocale()]
  const [text, setText] = useState('')
  const query = text.trim()
  const { pages, actions } = useCommands(dialogs)
  const leads = useFoundLeads(query)
  const conversations = useLatestConversations(query)
  const fits = ({ label }: Command): boolean => foldAccents(label).includes(foldAccents(query))
  const groups = [
    { heading: words.pages, commands: pages.filter(fits) },
    { heading: words.actions, commands: actions.filter(fits) },
    { heading: words.conversations, commands: conversations },
    // Last, since they come last: what one is about to choose does not move away.
    { heading: words.leads, commands: leads.commands },
  ].filter(({ commands }) => commands.length > 0)
  const run = (command: Command): void => {
    onClose()
    // After the dialog has given the focus back, or one that opens now would lose it.
    setTimeout(command.run)
  }

  return (
    // What fits is known: by the server, and without regard to accents.
    <Bar
      ref={pointAtSelected}
      shouldFilter={false}
      vimBindings={false}
      loop
      label={words.title}
      className="flex min-h-0 flex-col"
    >
      <div className="flex items-center gap-2.5 border-b px-5">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <Bar.Input
          value={text}
          onValueChange={setText}
          placeholder={words.placeholder}
          maxLength={120}
          className="h-12 min-w-0 flex-1 bg-transparent text-typed outline-none placeholder:text-ink-3"
        />
        {leads.isSearching && <Spinner className="text-ink-3" />}
      </div>
      <output className="sr-only">{leads.isSearching ? words.searching : ''}</output>
      <Bar.List label={words.title} className="h-96 overflow-y-auto scroll-thin p-2">
        {groups.map(({ heading, commands }) => (
          <Group key={heading} heading={heading}>
            {commands.map((command) => (
              <Item key={command.id} command={command} onRun={run} />
            ))}
          </Group>
        ))}
        {groups.length === 0 && !leads.isSearching && leads.problem === undefined && (
          <p className="px-3 py-8 text-center text-ink-2">{words.nothing(query)}</p>
        )}
      </Bar.List>
      {leads.problem !== undefined && <Failed message={leads.problem} retry={leads.retry} />}
    </Bar>
  )
}

/**
 * Points the field at the selected option for screen readers. cmdk 1.1 looks for that option before React has
 * drawn it, and so loses it whenever the first one changes.
 */
function pointAtSelected(bar: HTMLElement | null): (() => void) | undefined {
  if (!bar) return undefined
  const point = (): void => {
    const field = bar.querySelector('[role="combobox"]')
    const id = bar.querySelector('[role="option"][aria-selected="true"]')?.id ?? ''
    if (field && (field.getAttribute('aria-activedescendant') ?? '') !== id) {
      field.setAttribute('aria-activedescendant', id)
    }
  }
  const observer = new MutationObserver(point)
  const attributeFilter = ['aria-selected', 'aria-activedescendant']
  observer.observe(bar, { subtree: true, childList: true, attributeFilter })
  point()
  return () => observer.disconnect()
}

function Group({ heading, children }: { heading: string; children: ReactNode }): ReactElement {
  return (
    <Bar.Group
      heading={heading}
      className="pb-2 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Bar.Group>
  )
}

type Found = Command & { detail?: string }
type ItemProps = { command: Found; onRun: (command: Command) => void }

function Item({ command, onRun }: ItemProps): ReactElement {
  const { id, label, detail, icon: Icon } = command
  return (
    <Bar.Item
      value={id}
      onSelect={() => onRun(command)}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-3 select-none data-[selected=true]:bg-hover pointer-coarse:h-11"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 truncate">{label}</span>
      {detail && <span className="min-w-0 flex-1 truncate text-ink-3">{detail}</span>}
    </Bar.Item>
  )
}

function Failed({ message, retry }: { message: string; retry: () => void }): ReactElement {
  const t = useTranslations('ui')
  return (
    <div role="alert" className="flex items-center gap-3 border-t px-5 py-3 text-bad-ink">
      <span className="flex-1">{message}</span>
      <Button size="sm" onClick={retry}>
        {t('retry')}
      </Button>
    </div>
  )
}

type FoundLeads = {
  commands: Found[]
  isSearching: boolean
  /** Why they could not be asked for. */
  problem: string | undefined
  retry: () => void
}

const nothingFound = { items: [], hasMore: false }

/** A search that reads the newest leads alone may have none, and yet more to look through. */
function shownOf(page: { items: Lead[]; nextCursor: string | null } | undefined) {
  if (!page) return nothingFound
  return {
    items: page.items,
    hasMore: page.items.length === leadsMax || page.nextCursor !== null,
  }
}

/** The leads that the server finds, searched for as one types. */
function useFoundLeads(query: string): FoundLeads {
  const t = useTranslations('leads')
  const words = commandWords[useLocale()]
  const explain = useExplain()
  const navigate = useNavigate()
  const settled = useDebounced(query, 200)
  const isAsked = query.length >= shortestQuery
  const found = useQuery({
    ...trpc.leads.list.queryOptions({ q: settled, limit: leadsMax }),
    enabled: settled.length >= shortestQuery,
  })
  const { items, hasMore } = isAsked && settled === query ? shownOf(found.data) : nothingFound
  const toCommand = (lead: Lead): Found => ({
    id: `lead-${lead.id}`,
    label: leadName(lead) || t('nameless'),
    detail: [lead.company, lead.email]
      .filter((each) => each && each !== leadName(lead))
      .join(' · '),
    icon: User,
    run: () => void navigate({ to: '/leads/$leadId', params: { leadId: lead.id } }),
  })
  const all: Found = {
    id: 'all-leads',
    label: words.allLeads(query),
    icon: Search,
    run: () => void navigate({ to: '/leads', search: { q: query } }),
  }
  return {
    commands: [...items.map(toCommand), ...(hasMore ? [all] : [])],
    isSearching: isAsked && (settled !== query || found.isFetching),
    problem: isAsked && found.isError ? explain(found.error) : undefined,
    retry: () => void found.refetch(),
  }
}

/** The liveliest conversations, or those of them that fit. */
function useLatestConversations(query: string): Found[] {
  const t = useTranslations('words')
  const navigate = useNavigate()
  const { data } = useQuery(trpc.chat.list.queryOptions({ limit: 40 }))
  const toCommand = ({ conversationId, lead, lastMessage }: InboxConversation): Found => ({
    id: `conversation-${conversationId}`,
    label: (lead && leadName(lead)) || t('visitor'),
    detail: lastMessage?.content ?? '',
    icon: MessageCircle,
    run: () => void navigate({ to: '/inbox/$conversationId', params: { conversationId } }),
  })
  const all = (data?.items ?? []).map(toCommand)
  const fits = ({ label, detail }: Found): boolean =>
    foldAccents(`${label} ${detail}`).includes(foldAccents(query))
  return all.filter(fits).slice(0, conversationsMax)
}
