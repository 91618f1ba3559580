import { z } from 'zod'
import { knowledgeKinds } from './known-values.ts'

export const knowledgeKind = z.enum(knowledgeKinds)
export type KnowledgeKind = z.infer<typeof knowledgeKind>

/** Where an answer of the assistant comes from. */
export const messageSource = z.object({
  /** Null where it comes from the settings: office hours, services, the address. */
  articleId: z.uuid().nullable(),
  title: z.string(),
  /** The words of the source that the answer rests on. */
  quote: z.string(),
  /** The web page of the source; null where it has none. */
  url: z.string().nullable(),
  /** When the source was last changed. */
  updatedAt: z.iso.datetime(),
})
export type MessageSource = z.infer<typeof messageSource>
