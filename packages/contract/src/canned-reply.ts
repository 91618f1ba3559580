import { z } from 'zod'

import { messageMaxLength } from './limits.ts'
import { locale } from './locale.ts'
import { integer } from './page.ts'
import { text } from './text.ts'

/**
 * Variables of a canned reply, written `{{name}}`; filled in from the lead and from the member of
 * staff who sends it.
 */
export const replyVariables = ['name', 'first_name', 'company', 'agent'] as const
export type ReplyVariable = (typeof replyVariables)[number]

/** Blanks around the name are trimmed afterwards: matching them would allow catastrophic backtracking. */
const variable = /\{\{([^{}]*)\}\}/g
const known: ReadonlySet<string> = new Set(replyVariables)

/** The text with known variables filled in; unknown ones are removed. */
export function fillReply(content: string, values: Partial<Record<ReplyVariable, string>>): string {
  return content.replaceAll(
    variable,
    (_, name: string) => values[name.trim() as ReplyVariable] ?? '',
  )
}

const content = text(messageMaxLength, 1).refine(
  (given) => [...given.matchAll(variable)].every(([, name]) => known.has(name!.trim())),
  { error: `may leave open only ${replyVariables.map((name) => `{{${name}}}`).join(', ')}` },
)

/** A reply that is written once and used often. */
export const cannedReply = z.object({
  id: z.int(),
  /** The name it is searched by. */
  title: z.string(),
  locale,
  content: z.string(),
  updatedAt: z.iso.datetime(),
})
export type CannedReply = z.infer<typeof cannedReply>

const id = integer(1)
export const saveCannedReply = z.object({
  /** Of the reply to update; absent for a new one. */
  id: id.optional(),
  title: text(80, 1),
  locale,
  content,
})
export type SaveCannedReply = z.infer<typeof saveCannedReply>
export const cannedReplyById = z.object({ id })
export const cannedReplyDeleted = z.object({ deleted: z.literal(true) })
