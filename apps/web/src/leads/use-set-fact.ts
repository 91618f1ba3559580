import type { EnteredField, Fact } from '@oka/contract/fact'
import type { KnownOfVisitor } from '@oka/contract/fact-entry'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useCriterionNames } from '../scoring/use-rubric.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notifyProblem, notifyUndoable } from '../ui/toaster.tsx'
import { showLead } from './use-update-lead.ts'

/** The subject of facts: a lead, or a visitor without one. */
export type Visitor = Pick<KnownOfVisitor, 'facts' | 'rejected'> &
  ({ leadId: number } | { leadId: null; conversationId: string })

type StaffEntry = { value: string | null } | { rejected: true }
type Options = { onDone?: () => void; onProblem?: (error: unknown) => void }

type SetFactCall = {
  isPending: boolean
  /** Stores a staff entry for a field, with undo. */
  set: (field: EnteredField, word: StaffEntry, options?: Options) => void
}

/** Corrects, rejects, adds and restores facts, and updates every view of them. */
export function useSetFact(visitor: Visitor): SetFactCall {
  const t = useTranslations()
  const explain = useExplain()
  const names = useCriterionNames()
  const { mutate, isPending } = useMutation({
    mutationFn: (input: { field: EnteredField } & StaffEntry) => send(visitor, input),
  })
  const tell = (error: unknown): void => notifyProblem(explain(error))
  const set: SetFactCall['set'] = (field, word, { onDone, onProblem } = {}) => {
    const before = formerEntry(visitor, field)
    mutate(
      { field, ...word },
      {
        onSuccess: () => {
          const name = names.field(field)
          const said = t('rejected' in word ? 'lead.factRejected' : 'lead.factSaved', { name })
          const act = (): void => mutate({ field, ...before }, { onError: tell })
          notifyUndoable(said, { label: t('ui.undo'), act }, 'fact')
          onDone?.()
        },
        onError: onProblem ?? tell,
      },
    )
  }
  return { isPending, set }
}

/** The former staff entry of the field; null where there was only the visitor's. */
function formerEntry({ facts, rejected }: Visitor, field: EnteredField): StaffEntry {
  if (rejected.includes(field)) return { rejected: true }
  const entered = facts.findLast((fact: Fact) => fact.field === field && fact.by === 'staff')
  return { value: entered?.value ?? null }
}

async function send(visitor: Visitor, input: { field: EnteredField } & StaffEntry): Promise<void> {
  if (visitor.leadId !== null) {
    showLead(await client.leads.setFact.mutate({ id: visitor.leadId, ...input }))
    return
  }
  const { conversationId } = visitor
  const known = await client.chat.setFact.mutate({ conversationId, ...input })
  queryClient.setQueryData(trpc.chat.facts.queryKey({ conversationId }), known)
  void queryClient.invalidateQueries(trpc.chat.list.pathFilter())
}
