import { readdirSync, readFileSync } from 'node:fs'

import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'

/** A topic of any company: how visitors ask about it, and how companies write of it. */
export type Topic = { locale: Locale; questions: string[]; passages: string[] }

export type CompanyPassage = { id: string; title: string; heading: string; content: string }
/** An invented company: what it knows, and what is asked of it; `id` is null where nothing answers. */
export type Company = {
  name: string
  locale: Locale
  passages: CompanyPassage[]
  questions: { id: string | null; text: string }[]
}

const folder = (name: string) => new URL(`${name}/`, import.meta.url)
const read = (url: URL) => readFileSync(url, 'utf8')

/** `## topic`, then for each language a line with its name, then `q: question` and `p: passage`. */
export function readTopics(): Topic[] {
  return readdirSync(folder('topics'))
    .toSorted()
    .flatMap((file) => read(new URL(file, folder('topics'))).split(/^## .*\n/m))
    .flatMap((block) =>
      locales.map((locale) => {
        const [, after = ''] = block.split(new RegExp(`^${locale}\\n`, 'm'))
        const lines = after.split(/^(?:en|fr)\n/m)[0]!.split('\n')
        const startingWith = (start: string) =>
          lines.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length))
        return { locale, questions: startingWith('q: '), passages: startingWith('p: ') }
      }),
    )
    .filter(({ questions, passages }) => questions.length > 0 && passages.length > 0)
}

/** `[id] title | heading`, then the text, then a blank line. */
export function parsePassages(text: string): CompanyPassage[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const [head = '', ...lines] = block.split('\n')
      const [, id, title, heading] = /^\[(.+?)\] (.+) \| (.+)$/.exec(head) ?? []
      if (!id || !title || !heading || lines.length === 0) throw new Error(`No passage: ${block}`)
      return { id, title, heading, content: lines.join('\n') }
    })
}

/** `id: question`; `none: question` for one that nothing answers. */
export function parseQuestions(text: string): Company['questions'] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, id, asked] = /^([\w-]+): (.+)$/.exec(line) ?? []
      if (!id || !asked) throw new Error(`No question: ${line}`)
      return { id: id === 'none' ? null : id, text: asked }
    })
}

/** The companies of `companies/`, each in both languages. */
export function readCompanies(): Company[] {
  const files = readdirSync(folder('companies')).toSorted()
  const names = files.flatMap((file) => /^(.+)-questions-en\.txt$/.exec(file)?.[1] ?? [])
  return names.flatMap((name) =>
    locales.map((locale) => ({
      name,
      locale,
      passages: parsePassages(read(new URL(`${name}-${locale}.txt`, folder('companies')))),
      questions: parseQuestions(
        read(new URL(`${name}-questions-${locale}.txt`, folder('companies'))),
      ),
    })),
  )
}
