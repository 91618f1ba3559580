import { z } from 'zod'

import { email } from './auth.ts'
import { conversationId } from './chat.ts'
import { enteredField, fact, type FactField } from './fact.ts'
import {
  authorities,
  intents,
  readBudget,
  readHorizon,
  readSize,
  writeBudget,
} from './fact-value.ts'
import { leadId } from './lead.ts'
import { score } from './score.ts'
import { text } from './text.ts'

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

const budget = text(60, 1)
  .transform((typed) => readBudget(typed.toUpperCase().replace(/\/(MONTH|YEAR)$/, lower)))
  .refine(
    (read) => read !== null && currencies.has(read.currency),
    'must be an amount with its currency, such as 25000 EUR, 20000-30000 EUR or 500 EUR/month',
  )
  .transform((read) => (read === null ? '' : writeBudget(read)))

function lower(matched: string): string {
  return matched.toLowerCase()
}

const oneOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.enum(values, `must be one of ${values.join(', ')}`)

/** What staff may enter for each fact; phone numbers are also parsed by the server. */
export const factEntries = {
  name: text(255, 1),
  email,
  company: text(255, 1),
  phone: text(40, 1),
  need: text(1000, 1),
  budget,
  horizon: text(10, 1).refine(
    (typed) => readHorizon(typed) !== null,
    'must be a day from 2000 to 2099, such as 2027-03-31',
  ),
  authority: oneOf(authorities),
  size: text(15, 1).refine(
    (typed) => readSize(typed) !== null,
    'must be a number of people, such as 40 or 10-50',
  ),
  intent: oneOf(intents),
} as const satisfies Record<FactField, z.ZodType<string>>

/** A staff entry: a value, a rejection, or, with null, the deletion of the former entry. */
const word = {
  field: enteredField,
  value: z
    .string('must be text, or null')
    .max(1000, 'must have at most 1000 characters')
    .nullable()
    .optional(),
  rejected: z.literal(true, 'must be true, or left out').optional(),
}
const saysOneThing = ({ value, rejected }: { value?: unknown; rejected?: unknown }) =>
  (value === undefined) !== (rejected === undefined)
const oneThing = { error: 'must be given, or else rejected', path: ['value'] }

export const setLeadFact = z.strictObject({ id: leadId, ...word }).refine(saysOneThing, oneThing)
export type SetLeadFact = z.infer<typeof setLeadFact>

export const setConversationFact = z
  .strictObject({ conversationId, ...word })
  .refine(saysOneThing, oneThing)
export type SetConversationFact = z.infer<typeof setConversationFact>

/** Facts and score of a visitor, with or without a lead. */
export const knownOfVisitor = z.object({
  leadId: leadId.nullable(),
  facts: z.array(fact),
  /** Fields that staff rejected. */
  rejected: z.array(enteredField),
  score,
})
export type KnownOfVisitor = z.infer<typeof knownOfVisitor>

export const conversationFacts = z.object({ conversationId })
