import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseSync, Visitor } from 'oxc-parser'
import { afterEach, expect, test, vi } from 'vitest'

import { slowPart } from './slow-pattern.ts'

const root = join(import.meta.dirname, '..')
const files = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', {
  cwd: root,
  exclude: (name) => /node_modules|testing|\.test\./.test(name),
})

type Pattern = { file: string; source: string; flags: string }

function sourceOf(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** The patterns that are written as literals. */
function literalsOf(file: string): Pattern[] {
  const found: Pattern[] = []
  const visitor = new Visitor({
    Literal(node) {
      if (!('regex' in node)) return
      found.push({ file, source: node.regex.pattern, flags: node.regex.flags })
    },
  })
  visitor.visit(parseSync(file, sourceOf(file)).program)
  return found
}

/** Notes the patterns that our code builds from strings from now on. */
function recordBuilt(): Pattern[] {
  const built: Pattern[] = []
  class Recorder extends RegExp {
    constructor(...given: ConstructorParameters<RegExpConstructor>) {
      super(...given)
      const [, , builder = ''] = new Error().stack?.split('\n') ?? []
      // A frame names a module by its path, or by its URL with what is encoded in it.
      const file = files.find((name) =>
        [name, encodeURI(name)].some((end) => builder.includes(`/${end}:`)),
      )
      if (file) built.push({ file, source: this.source, flags: this.flags })
    }
  }
  vi.stubGlobal('RegExp', Recorder)
  return built
}

function slowOnes(patterns: readonly Pattern[]): string[] {
  return patterns.flatMap(({ file, source, flags }) => {
    const slow = slowPart(source, flags)
    return slow === null ? [] : `${file}: ${slow}`
  })
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test.each([
  ['a run that is searched anew from each of its characters', String.raw`[\s.!]+$`],
  ['two repetitions that share a run', String.raw`^a\s*\s*b`],
  ['a repetition in a repetition', '^(?:a+)+b'],
  ['a run that is searched anew from each keyword', String.raw`\b(?:data|privacy)\b[^.!]*\?`],
])('the analysis finds %s', (_, source) => {
  expect(slowPart(source, '')).not.toBeNull()
})

test.each([
  String.raw`(?<![\s.!])[\s.!]+$`,
  String.raw`\s\S*$`,
  String.raw`\bdata\b[^.!]{0,300}\?`,
])('the analysis lets %s be', (source) => {
  expect(slowPart(source, '')).toBeNull()
})

test('no pattern that is written takes more than time in proportion to its text', () => {
  const patterns = files.flatMap(literalsOf)

  expect(patterns.length).toBeGreaterThan(250)
  expect(slowOnes(patterns)).toEqual([])
})

test('no pattern that is built takes more than time in proportion to its text', async () => {
  const builders = files.filter((file) => sourceOf(file).includes('new RegExp('))
  const built = recordBuilt()
  // What another test imported has built its patterns already.
  vi.resetModules()
  const modules = new Map<string, Record<string, (...given: unknown[]) => unknown>>()
  for (const file of builders) modules.set(file, await import(join(root, file)))
  // These build theirs when they are called.
  modules.get('apps/server/src/security/passwords.ts')?.['createPasswords']?.()
  modules.get('apps/web/src/canned-replies/fill.ts')?.['findGap']?.('')
  modules.get('apps/web/src/inbox/mentions.ts')?.['mentionsIn']?.('', [{ id: 1, name: 'Ann Lee' }])

  expect([...new Set(built.map(({ file }) => file))].toSorted()).toEqual(builders.toSorted())
  expect(slowOnes(built)).toEqual([])
})
