import { z } from 'zod'

import { foldForms } from './fold-text.ts'
import { text } from './text.ts'

/** Facts that the assistant can ask a buyer for, in the order in which it does unless the company has its own. */
export const askableFields = [
  'need',
  'company',
  'horizon',
  'budget',
  'authority',
  'size',
  'name',
  'email',
  'phone',
] as const
export const askableField = z.enum(askableFields)
export type AskableField = z.infer<typeof askableField>

export const tones = ['standard', 'formal', 'warm', 'brief'] as const
export const tone = z.enum(tones)
export type Tone = z.infer<typeof tone>

export const frenchAddresses = ['vous', 'tu'] as const
export const frenchAddress = z.enum(frenchAddresses)

export const personaLimits = {
  name: 60,
  greeting: 600,
  wording: 300,
  refusal: 400,
  away: 500,
  choice: 60,
  choices: 6,
  opening: 80,
  openings: 4,
  subjects: 20,
  words: 20,
  word: 60,
} as const

/** Bytes of the picture as it is stored. */
export const pictureMaxBytes = 32 * 1024

const perLocale = <Schema extends z.ZodType>(schema: Schema) => z.object({ en: schema, fr: schema })

/** Words of the company in each language; null where the assistant uses its own. */
const ownWords = perLocale(z.string().nullable())
const noWords = { en: null, fr: null }
const choiceLists = perLocale(z.array(z.string()))

export const personaQuestion = z.object({
  field: askableField,
  isAsked: z.boolean(),
  /** Once all that are needed are answered or declined, nothing more is asked; where none is, all are asked. */
  isNeeded: z.boolean(),
  wording: ownWords,
  /** Answers to choose from. */
  choices: choiceLists,
})
export type PersonaQuestion = z.infer<typeof personaQuestion>

export const forbiddenSubject = z.object({
  /** Words and phrases of any language by which the subject is recognised, in the singular or the plural. */
  words: z.array(z.string()),
  refusal: ownWords,
})
export type ForbiddenSubject = z.infer<typeof forbiddenSubject>

export const picture = z.object({
  /** SHA-256 of its content, hexadecimal. */
  hash: z.string(),
  type: z.string(),
})

const defaultQuestions = (): PersonaQuestion[] =>
  askableFields.map((field) => ({
    field,
    isAsked: field !== 'size',
    isNeeded: false,
    wording: noWords,
    choices: { en: [], fr: [] },
  }))

/** How the assistant presents itself, what it asks and what it does not speak of. As stored: limits are those of `updatePersona`. */
export const persona = z.object({
  /** Raised with each change, for the optimistic lock. */
  version: z.int().default(0),
  /** Empty: it is called by what it is. */
  name: z.string().default(''),
  /** Null: the first letter of the company's name. */
  picture: picture.nullable().default(null),
  greeting: ownWords.default(noWords),
  /** Suggestions before the first message; null: those of the chat. */
  openings: perLocale(z.array(z.string()).nullable()).default(noWords),
  tone: tone.default('standard'),
  frenchAddress: frenchAddress.default('vous'),
  forbidden: z.array(forbiddenSubject).default([]),
  questions: z.array(personaQuestion).default(defaultQuestions),
  /** Names software projects in replies and gives advice on them in reports. */
  hasDigitalTopics: z.boolean().default(true),
  handOver: z
    .object({
      /** Staff are called for a visitor who asks for a person; otherwise the request waits in their list. */
      isOnRequest: z.boolean(),
      /** Staff are also called for a question that the assistant cannot answer. */
      isOnUnanswered: z.boolean(),
      /** The chat and the assistant offer a person by themselves. */
      isOffered: z.boolean(),
    })
    .default({ isOnRequest: true, isOnUnanswered: false, isOffered: true }),
  /** Said to a visitor who asks for a person while none can answer. */
  away: ownWords.default(noWords),
})
export type Persona = z.infer<typeof persona>

const html = /<\/?[a-z!][^<>]*>|<!--/i

/** Text to be shown as it is: markup would be shown as markup. */
const plain = (max: number, min = 0) =>
  text(max, min).refine((value) => !html.test(value), 'must not contain HTML')
const oneLine = (max: number) =>
  plain(max, 1).refine((value) => !/[\r\n]/.test(value), 'must be one line')
const given = (max: number) => perLocale(plain(max, 1).nullable())

/** A list without duplicates, whatever the case and accents. */
function listOf(max: number, { length, unit }: { length: number; unit: string }) {
  return z
    .array(oneLine(max))
    .max(length, `must be at most ${length} ${unit}`)
    .superRefine((all, context) => {
      const folded = all.map((one) => foldForms(one))
      for (const [index, one] of folded.entries()) {
        if (folded.indexOf(one) === index) continue
        context.addIssue({ code: 'custom', path: [index], message: 'must not be named twice' })
      }
    })
}

const choicesInput = perLocale(
  listOf(personaLimits.choice, { length: personaLimits.choices, unit: 'answers' }),
)
const openingsInput = perLocale(
  listOf(personaLimits.opening, { length: personaLimits.openings, unit: 'suggestions' }).nullable(),
)

/** Words that stand in nearly every message, in either language: they recognise no subject. */
export const commonWords: ReadonlySet<string> = new Set(
  'a about all am an and any are as at be but by can could do does for from had has have he hello her hi him his how i if in is it its just like me my need no not of ok on or our please she so some thank thanks that the their them there they this to us want was we were what when where which who why will with would yes you your au aux avec bonjour ca car ce ces cela cette chez combien comme comment dans de des donc du elle elles en es est et etes eu fois il ils je jours la le les leur leurs lui ma mais me merci mes moi mois mon ne nos notre nous non on ou oui par pas pays peut plus pour pourquoi qu quand que quel quelle quels quelles qui quoi sa sans se ses si son sont sur ta te temps tes toi ton tous tu un une va vais veux voudrais vos votre vous y'.split(
    ' ',
  ),
)

const wordsOf = (value: string): string[] => foldForms(value).match(/[\p{L}\p{N}]+/gu) ?? []
const isCommon = (word: string) => word.length < 2 || commonWords.has(word)

const subjectWord = oneLine(personaLimits.word)
  .refine((value) => wordsOf(value).length > 0, 'must contain a word')
  .refine((value) => wordsOf(value).length === 0 || !wordsOf(value).every(isCommon), {
    error: 'must not be a word that nearly every message contains',
  })

const forbiddenInput = z
  .array(
    z.object({
      words: z
        .array(subjectWord)
        .min(1, 'must name at least one word')
        .max(personaLimits.words, `must be at most ${personaLimits.words} words`),
      refusal: given(personaLimits.refusal),
    }),
  )
  .max(personaLimits.subjects, `must be at most ${personaLimits.subjects} subjects`)

const questionsInput = z
  .array(
    personaQuestion
      .extend({ wording: given(personaLimits.wording), choices: choicesInput })
      .refine(({ isAsked, isNeeded }) => isAsked || !isNeeded, {
        error: 'must not be needed where it is not asked',
        path: ['isNeeded'],
      }),
  )
  .superRefine((all, context) => {
    const fields = all.map(({ field }) => field)
    for (const [index, field] of fields.entries()) {
      if (fields.indexOf(field) === index) continue
      context.addIssue({
        code: 'custom',
        path: [index, 'field'],
        message: 'must not be named twice',
      })
    }
    const missing = askableFields.filter((field) => !fields.includes(field))
    if (missing.length === 0) return
    const message = `must name each question once; missing: ${missing.join(', ')}`
    context.addIssue({ code: 'custom', message })
  })

/** How their first bytes look in base64: the signatures of PNG and JPEG, and the RIFF header of WebP. */
const pictureTypes: readonly [type: string, start: RegExp][] = [
  ['image/png', /^iVBORw0KGgo/],
  ['image/jpeg', /^\/9j\//],
  ['image/webp', /^UklGR.{6}XRUJQ/],
]

/** A picture as base64; its type is read from its content. */
export const pictureInput = z
  .string()
  .max(Math.ceil(pictureMaxBytes / 3) * 4, `must have at most ${pictureMaxBytes / 1024} kB`)
  .pipe(z.base64('must be base64'))
  .transform((content, context) => {
    const type = pictureTypes.find(([, start]) => start.test(content))?.[0]
    if (type) return { content, type }
    context.addIssue({ code: 'custom', message: 'must be a PNG, JPEG or WebP picture' })
    return z.NEVER
  })

/** The whole persona; `picture` keeps the present one where absent, and null removes it. */
export const updatePersona = persona
  .omit({ picture: true })
  .extend({
    /** The version that was read; absent to overwrite any. */
    version: z.int().min(0).optional(),
    name: plain(personaLimits.name).refine((value) => !/[\r\n]/.test(value), 'must be one line'),
    picture: pictureInput.nullable().optional(),
    greeting: given(personaLimits.greeting),
    openings: openingsInput,
    tone,
    frenchAddress,
    forbidden: forbiddenInput,
    questions: questionsInput,
    hasDigitalTopics: z.boolean(),
    handOver: z.object({
      isOnRequest: z.boolean(),
      isOnUnanswered: z.boolean(),
      isOffered: z.boolean(),
    }),
    away: given(personaLimits.away),
  })
  .refine(({ tone: said, frenchAddress: address }) => said !== 'formal' || address === 'vous', {
    error: 'must be vous where the tone is formal',
    path: ['frenchAddress'],
  })
export type UpdatePersona = z.infer<typeof updatePersona>

/** How a word may end in the plural, and what stands there in the singular; English and French. */
const plurals: readonly [plural: RegExp, singular: string][] = [
  [/(?<=..)(?<!s)s$/, ''],
  [/(?<=..)ies$/, 'y'],
  [/(?<=ch|sh|s|x|z)es$/, ''],
  [/(?<=..)ses$/, 'sis'],
  [/(?<=.[aeo]u)x$/, ''],
  [/(?<=.)aux$/, 'al'],
]

/** The word, and what it may be the plural of; a common word ("plus", "mais", "pays") is neither. */
function formsOf(word: string): string[] {
  if (word.length < 4 || commonWords.has(word)) return [word]
  const singulars = plurals.flatMap(([plural, singular]) =>
    plural.test(word) ? [word.replace(plural, singular)] : [],
  )
  return [word, ...singulars.filter((one) => !commonWords.has(one))]
}

/** The first subject that a text mentions, and that the assistant must not speak of. */
export function forbiddenIn(
  value: string,
  forbidden: readonly ForbiddenSubject[],
): ForbiddenSubject | undefined {
  if (forbidden.length === 0) return undefined
  const said = wordsOf(value).map((word) => new Set(formsOf(word)))
  const places = new Map<string, number[]>()
  for (const [at, forms] of said.entries()) {
    for (const form of forms) {
      const known = places.get(form)
      if (known) known.push(at)
      else places.set(form, [at])
    }
  }
  const isSaid = (phrase: string) => {
    const [first = [], ...rest] = wordsOf(phrase).map(formsOf)
    return first
      .flatMap((form) => places.get(form) ?? [])
      .some((at) =>
        rest.every((forms, index) => forms.some((form) => said[at + 1 + index]?.has(form))),
      )
  }
  return forbidden.find(({ words }) => words.some(isSaid))
}
