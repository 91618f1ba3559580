import { z } from 'zod'

/**
 * What qualifies a lead: whom to call, the four questions of BANT with the need first, how many
 * people it is for, and who the visitor is to us.
 */
export const factFields = [
  'name',
  'email',
  'company',
  'phone',
  'need',
  'budget',
  'horizon',
  'authority',
  'size',
  'intent',
] as const
export const factField = z.enum(factFields)
export type FactField = z.infer<typeof factField>

/** Whether the field is one that every company has. */
export const isFactField = (field: string): field is FactField =>
  (factFields as readonly string[]).includes(field)

/** The field of a fact that the company's own criterion of that id is scored by. */
export type OwnField = `own:${string}`
export const ownField = z.string().regex(/^own:[a-z0-9]{1,20}$/, {
  error: 'must be own: and 1 to 20 small letters and digits',
  // What else is asked of a value that has it is not asked of one that has another form.
  abort: true,
}) as unknown as z.ZodType<OwnField, OwnField>

export const isOwnField = (field: string): field is OwnField => field.startsWith('own:')

/** A field of a fact that staff may enter: one that every company has, or a criterion of its own. */
export const enteredField = z
  .string()
  .regex(new RegExp(`^(?:${factFields.join('|')}|own:[a-z0-9]{1,20})$`), {
    error: `must be one of ${factFields.join(', ')}, or the id of a criterion, such as own:sector`,
    abort: true,
  }) as unknown as z.ZodType<FactField | OwnField, FactField | OwnField>
export type EnteredField = z.infer<typeof enteredField>

/** The fields of a fact that are also columns of a lead. */
export const contactFields = ['name', 'email', 'company', 'phone'] as const
export type ContactField = (typeof contactFields)[number]

/** `visitor`: stated in a message. `assistant`: inferred from one. `staff`: entered by hand. */
export const factSources = ['visitor', 'assistant', 'staff'] as const
export const factSource = z.enum(factSources)
export type FactSource = z.infer<typeof factSource>

export const fact = z.object({
  /** One of `factFields`, `fitScore` for a score given by hand, or a criterion of the company's own. */
  field: z.union([z.enum([...factFields, 'fitScore']), ownField]),
  /** Normalised: an e-mail in lower case, a phone as E.164, a budget as `min-max CUR`. See `fact-value.ts`. */
  value: z.string(),
  by: factSource,
  /** Null when staff entered it. */
  messageId: z.uuid().nullable(),
  /** The visitor's words, verbatim. Null when staff entered it. */
  quote: z.string().nullable(),
  /** Name of the member of staff who entered it. */
  author: z.string().nullable(),
})
export type Fact = z.infer<typeof fact>

/** Why a proposed fact was refused. */
export const factRefusals = [
  /** Its quotation is not in a message of the visitor. */
  'not_said',
  /** Its value is invalid for its field. */
  'malformed',
  /** Its quotation carries no value of its field. */
  'not_implied',
  /** Its quotation carries another value of its field. */
  'differs',
  /** It exceeded the number of proposals that are checked. */
  'too_many',
] as const

/** Why a claim of a proposed report was refused; they are counted together. */
export const claimRefusals = [
  /** A number, an amount or a date without a source. */
  'claim_figure',
  /** A name without a source. */
  'claim_name',
  /** An address, a link, a telephone or account number without a source. */
  'claim_address',
  /** A promise without a source. */
  'claim_promise',
  /** A statement that was corrected or retracted since. */
  'claim_outdated',
] as const
export type ClaimRefusal = (typeof claimRefusals)[number]

export const refusals = [...factRefusals, ...claimRefusals] as const
export const refusal = z.enum(refusals)
export type Refusal = z.infer<typeof refusal>
export type FactRefusal = (typeof factRefusals)[number]
