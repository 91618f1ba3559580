import { z } from 'zod'

import { enteredField, fact, factField, factRefusals } from './fact.ts'
import { knowledgeKind, messageSource } from './knowledge.ts'
import { articleMaxLength, messageMaxLength } from './limits.ts'
import { locale } from './locale.ts'
import { updatePersona } from './persona.ts'
import { rubric } from './rubric.ts'
import { bands } from './band.ts'
import { score } from './score.ts'
import { text } from './text.ts'

/** Messages of the visitor in one conversation of the playground. */
export const rehearsalLinesMax = 30
/** Saved conversations. */
export const rehearsalsMax = 100

const line = text(messageMaxLength, 1)
const lines = z
  .array(line)
  .min(1, 'must have at least one message')
  .max(rehearsalLinesMax, `must be at most ${rehearsalLinesMax} messages`)

/** What is tried instead of what is published; what is left out is as published. */
export const rehearsedDraft = z.object({
  persona: updatePersona.optional(),
  rubric: rubric.optional(),
  /** Instead of the article of that id, or beside the others. */
  article: z
    .object({
      id: z.uuid('must be a UUID').optional(),
      kind: knowledgeKind,
      locale,
      title: text(200, 1),
      body: text(articleMaxLength, 1),
    })
    .optional(),
})
export type RehearsedDraft = z.infer<typeof rehearsedDraft>

/** A fact that was learnt in the playground. */
export const rehearsedFact = z.object({
  field: enteredField,
  value: z.string().max(1000),
  by: fact.shape.by,
  quote: z.string().max(messageMaxLength),
  /** The number of the message, from 1. */
  seq: z.int().min(1),
  rejected: z.boolean(),
})
export type RehearsedFact = z.infer<typeof rehearsedFact>

/** What has been said so far, and what was learnt of it: the server keeps nothing of it. */
const rehearsedState = z.object({
  messages: z
    .array(
      z.object({
        role: z.enum(['visitor', 'assistant']),
        content: z.string().max(messageMaxLength),
      }),
    )
    .max(2 * rehearsalLinesMax),
  facts: z.array(rehearsedFact).max(100),
})
export type RehearsedState = z.infer<typeof rehearsedState>

/** Who writes the replies: the model of the settings where there is one, or the assistant of rules. */
export const rehearsalAuthor = z.enum(['model', 'rules'])

export const rehearseTurn = z.object({
  draft: rehearsedDraft.default({}),
  locale,
  by: rehearsalAuthor.default('model'),
  state: rehearsedState,
  content: line,
})
export type RehearseTurn = z.infer<typeof rehearseTurn>

/** A turn of the playground: the reply, and everything that would have followed from it. */
export const rehearsedTurn = z.object({
  reply: z.object({
    content: z.string(),
    model: z.string(),
    promptVersion: z.string(),
    tokens: z.object({ prompt: z.int(), completion: z.int() }).nullable(),
    tookMs: z.int(),
    sources: z.array(messageSource),
    choices: z.array(z.string()),
  }),
  /** All facts in force, and what was taken back. */
  facts: z.array(rehearsedFact),
  refused: z.array(
    z.object({
      field: factField,
      value: z.string(),
      quote: z.string(),
      reason: z.enum(factRefusals),
    }),
  ),
  /** Questions that staff would have been left. */
  questions: z.array(z.string()),
  /** Staff would have been called. */
  callsStaff: z.boolean(),
  score,
  band: z.enum(bands),
})
export type RehearsedTurn = z.infer<typeof rehearsedTurn>

/** Whether a message of the visitor is answered, and from where. */
const expectedAnswer = z.object({
  /** The number of the visitor's message, from 1. */
  line: z.int().min(1).max(rehearsalLinesMax),
  /** Words of the title of the source, or of what it says; null: it must not be answered from any. */
  source: text(200, 1).nullable(),
})

/** What a saved conversation should yield; what is not named is not checked. */
export const rehearsalExpectation = z.object({
  facts: z
    .array(
      z.object({
        field: enteredField,
        /** Null: it must not be known. */
        value: text(1000, 1).nullable(),
      }),
    )
    .max(20, 'must be at most 20 facts')
    .default([]),
  band: z.enum(bands).nullable().default(null),
  answers: z.array(expectedAnswer).max(rehearsalLinesMax).default([]),
})
export type RehearsalExpectation = z.infer<typeof rehearsalExpectation>

export const rehearsal = z.object({
  id: z.uuid(),
  title: z.string(),
  locale,
  lines: z.array(z.string()),
  expected: rehearsalExpectation,
  version: z.int(),
  updatedBy: z.object({ id: z.int(), name: z.string() }).nullable(),
  updatedAt: z.iso.datetime(),
})
export type Rehearsal = z.infer<typeof rehearsal>
export const rehearsalList = z.array(rehearsal)

export const saveRehearsal = z
  .object({
    /** Absent for a new one. */
    id: z.uuid('must be a UUID').optional(),
    /** Optimistic lock: as it was read. */
    version: z.int().optional(),
    title: text(100, 1),
    locale,
    lines,
    expected: rehearsalExpectation,
  })
  .superRefine(({ lines: said, expected }, context) => {
    for (const [index, { line: number }] of expected.answers.entries()) {
      if (number <= said.length) continue
      context.addIssue({
        code: 'custom',
        path: ['expected', 'answers', index, 'line'],
        message: `must be the number of a message, from 1 to ${said.length}`,
      })
    }
  })
export type SaveRehearsal = z.infer<typeof saveRehearsal>

const id = z.uuid('must be a UUID')
export const rehearsalById = z.object({ id })
export const rehearsalDeleted = z.object({ deleted: z.literal(true) })

/** Plays a saved conversation, or the visitor's messages of a past one. */
export const playConversation = z.object({
  draft: rehearsedDraft.default({}),
  by: rehearsalAuthor.default('rules'),
  of: z.union([
    z.object({ rehearsalId: id }),
    z.object({ conversationId: id }),
    z.object({ locale, lines }),
  ]),
})
export type PlayConversation = z.infer<typeof playConversation>

/** A turn as it is shown: what the visitor wrote, and what came of it. */
const playedTurn = z.object({
  said: z.string(),
  /** What was replied to it in the past conversation; null where it is none, or nothing was. */
  formerly: z.string().nullable(),
  turn: rehearsedTurn,
})
export type PlayedTurn = z.infer<typeof playedTurn>

/** What is checked of a saved conversation. */
export const rehearsalCheck = z.object({
  kind: z.enum(['fact', 'band', 'answer']),
  /** The field of a fact, or the number of a message; null for the band. */
  of: z.string().nullable(),
  expected: z.string().nullable(),
  found: z.string().nullable(),
  isMet: z.boolean(),
})
export type RehearsalCheck = z.infer<typeof rehearsalCheck>

export const playedConversation = z.object({
  locale,
  turns: z.array(playedTurn),
  /** More was said than is played. */
  isCut: z.boolean(),
  checks: z.array(rehearsalCheck),
})
export type PlayedConversation = z.infer<typeof playedConversation>

/** Visitors that can be played. */
export const characters = ['buyer', 'curious', 'hesitant', 'hurried'] as const
export const character = z.enum(characters)
export type Character = z.infer<typeof character>

export const playVisitor = z.object({
  character,
  locale,
  messages: rehearsedState.shape.messages,
  by: rehearsalAuthor.default('model'),
})
export type PlayVisitor = z.infer<typeof playVisitor>

export const playedVisitor = z.object({
  /** Null: the visitor has nothing more to say. */
  content: z.string().nullable(),
  by: rehearsalAuthor,
})
export type PlayedVisitor = z.infer<typeof playedVisitor>
