import {
  conversationModes,
  eventNames,
  followUpViews,
  knowledgeKinds,
  leadSorts,
  leadStatuses,
  locales,
  mailKinds,
  mailStatuses,
  ratedAnswerViews,
} from '@oka/contract/known-values'
import { isPlain, isVisible } from '@oka/contract/plain-text'
import type { ValidatorAdapter } from '@tanstack/react-router'

// Written without zod, which is a tenth of the first load; search.test.ts holds it against the contract's filters.

/** Reads the value of a parameter, with what stands for an absent or invalid one: undefined, or the usual value. */
type Read<Value> = (value: unknown) => Value
type Reads = Record<string, Read<unknown>>

type Given<Page extends Reads> = { [Name in keyof Page]?: ReturnType<Page[Name]> | undefined }
type Names<Page extends Reads> = {
  [Name in keyof Page]: undefined extends ReturnType<Page[Name]> ? never : Name
}[keyof Page]
type Known<Page extends Reads> = Given<Page> & {
  [Name in Names<Page>]: ReturnType<Page[Name]>
}

/** Reads the parameters of a page. What is not valid is left out and the rest kept, so that an old link opens the page instead of an error. */
function parameters<Page extends Reads>(page: Page): ValidatorAdapter<Given<Page>, Known<Page>> {
  const parse = (search: unknown) => {
    const given = search as Record<string, unknown>
    const read = Object.keys(page).map((name) => [name, page[name]!(given[name])] as const)
    // What is given stays, also as undefined, or the router would keep what stood in the address.
    return Object.fromEntries(read.filter(([name, value]) => name in given || value !== undefined))
  }
  // The router's types alone ask for `types`.
  return { parse } as ReturnType<typeof parameters<Page>>
}

const oneOf =
  <const Value extends string>(values: readonly Value[]): Read<Value | undefined> =>
  (value) =>
    values.find((known) => known === value)

const withUsual =
  <Value>(usual: Value, read: Read<Value | undefined>): Read<Value> =>
  (value) =>
    read(value) ?? usual

const pattern =
  (form: RegExp): Read<string | undefined> =>
  (value) =>
    typeof value === 'string' && form.test(value) ? value : undefined

/** As `text` of the contract. */
const text =
  (max: number, min = 0): Read<string | undefined> =>
  (value) => {
    if (typeof value !== 'string') return undefined
    const trimmed = value.trim()
    const isValid = trimmed.length <= max && isPlain(trimmed) && (min === 0 || isVisible(trimmed))
    return isValid ? trimmed : undefined
  }

/** As `integer(1)` of the contract. */
const id: Read<number | undefined> = (value) => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  const isValid = Number.isInteger(number) && Number(number) >= 1 && Number(number) <= 2_147_483_647
  return isValid ? Number(number) : undefined
}

const uuid = pattern(/^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i)

/** A valid date whose start and end the server accepts in every time zone. */
export const day: Read<string | undefined> = (value) => {
  if (typeof value !== 'string' || value < '1971' || value >= '9999') return undefined
  const date = new Date(`${value}T00:00:00Z`)
  // 30 February is 2 March to it.
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(`${value}T`)
    ? undefined
    : value
}

export const leadTabs = ['profile', 'conversation', 'report', 'mails'] as const

export const searches = {
  signIn: parameters({
    // Own paths only: an address of another site must not be used as the redirect.
    redirect: pattern(/^\/(?![/\\])/),
    ended: (value): true | undefined => value === 'true' || value === true || undefined,
  }),
  inbox: parameters({ mode: oneOf(conversationModes) }),
  conversation: parameters({ panel: oneOf(['details']) }),
  toDo: parameters({ view: withUsual('open', oneOf(followUpViews)) }),
  knowledge: parameters({ q: text(120), kind: oneOf(knowledgeKinds), locale: oneOf(locales) }),
  ratedAnswers: parameters({ view: withUsual('wrong', oneOf(ratedAnswerViews)) }),
  /** What a new article begins with; of an answered follow-up, its question and its answer. */
  newArticle: parameters({
    kind: oneOf(knowledgeKinds),
    title: pattern(/^[^]{0,4000}$/),
    locale: oneOf(locales),
    followUp: uuid,
    conversation: uuid,
  }),
  mails: parameters({ kind: oneOf(mailKinds), status: oneOf(mailStatuses), q: text(120) }),
  leads: parameters({
    status: oneOf(leadStatuses),
    q: text(120),
    tag: text(40, 1),
    sort: withUsual('newest', oneOf(leadSorts)),
  }),
  lead: parameters({
    tab: oneOf(leadTabs),
    message: pattern(/^/),
    mail: pattern(/^/),
    /** The copy of the report whose mail is being written. */
    copy: uuid,
  }),
  /** Days in the user's time zone. */
  audit: parameters({ name: oneOf(eventNames), adminId: id, leadId: id, from: day, to: day }),
}

/** Texts as they are in the address: the schemas parse numbers from text, and a search for `12` is a text. */
export const parseSearch = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search))

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const written = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return written.size > 0 ? `?${written}` : ''
}

export type Search<Page extends keyof typeof searches> = ReturnType<
  (typeof searches)[Page]['parse']
>
