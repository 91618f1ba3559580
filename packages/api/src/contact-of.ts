import type { ContactField } from '@oka/contract/fact'
import { inForce, type KnownFact } from '@oka/db/leads/facts'

/** The columns of a lead that follow from the facts in force. */
export function contactOf(known: readonly KnownFact[]) {
  const facts = inForce(known)
  const value = (field: ContactField) => facts.findLast((fact) => fact.field === field)?.value
  return {
    name: value('name') ?? '',
    email: value('email') ?? '',
    company: value('company') ?? '',
    phone: value('phone') ?? null,
  }
}
