import { ratedAnswerFilter } from '@oka/contract/answer'
import { inboxFilter } from '@oka/contract/chat'
import { eventFilter } from '@oka/contract/event'
import { followUpFilter } from '@oka/contract/follow-up'
import { knowledgeKind } from '@oka/contract/knowledge'
import { articleFilter } from '@oka/contract/knowledge-article'
import { leadFilter } from '@oka/contract/lead'
import { locale } from '@oka/contract/locale'
import { mailFilter } from '@oka/contract/mail'
import { z } from 'zod'

type Tolerant<Shape extends z.ZodRawShape> = z.ZodObject<{
  [Name in keyof Shape]: z.ZodCatch<Shape[Name]>
}>

/**
 * Reads the parameters of a page with the schema of its call. An invalid value counts as absent and
 * the rest is kept, so that an old link opens the page instead of an error.
 */
function tolerant<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>): Tolerant<Shape> {
  const fields = Object.entries(schema.shape).map(([name, field]) => {
    const type = field as z.ZodType
    return [name, type.catch(type.parse(undefined))]
  })
  return z.object(Object.fromEntries(fields)) as Tolerant<Shape>
}

/** A valid date whose start and end the server accepts in every time zone. */
export const day = z.iso
  .date()
  .refine((value) => value >= '1971' && value < '9999')
  .optional()

export const leadTabs = ['profile', 'conversation', 'report', 'mails'] as const

export const searches = {
  signIn: tolerant(
    z.object({
      // Own paths only: an address of another site must not be used as the redirect.
      redirect: z
        .string()
        .regex(/^\/(?![/\\])/)
        .optional(),
      ended: z.literal(['true', true]).optional(),
    }),
  ),
  inbox: tolerant(inboxFilter.pick({ mode: true })),
  conversation: tolerant(z.object({ panel: z.literal('details').optional() })),
  toDo: tolerant(followUpFilter),
  knowledge: tolerant(articleFilter),
  ratedAnswers: tolerant(ratedAnswerFilter),
  /** What a new article begins with; of an answered follow-up, its question and its answer. */
  newArticle: tolerant(
    z.object({
      kind: knowledgeKind.optional(),
      title: z.string().max(4000).optional(),
      locale: locale.optional(),
      followUp: z.uuid().optional(),
      conversation: z.uuid().optional(),
    }),
  ),
  mails: tolerant(mailFilter.pick({ kind: true, status: true, q: true })),
  leads: tolerant(leadFilter),
  lead: tolerant(
    z.object({
      tab: z.enum(leadTabs).optional(),
      message: z.string().optional(),
      mail: z.string().optional(),
      /** The copy of the report whose mail is being written. */
      copy: z.uuid().optional(),
    }),
  ),
  /** Days in the user's time zone. */
  audit: tolerant(
    eventFilter.pick({ name: true, adminId: true, leadId: true }).extend({ from: day, to: day }),
  ),
}
/** Texts as they are in the address: the schemas parse numbers from text, and a search for `12` is a text. */
export const parseSearch = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search))

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text && `?${text}`
}

export type Search<Page extends keyof typeof searches> = z.infer<(typeof searches)[Page]>
