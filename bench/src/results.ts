import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..')
const file = join(folder, 'RESULTS.md')
const head = `# Results

Written by \`pnpm bench http\`, \`growth\`, \`login rate\`, \`start\`, \`widget\` and \`chat message\`, each its own part. Only ratios within one run hold from machine to machine.
`

/** Aligned as the formatter wants it. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join('\n')
}

/** Day, commit and machine of a run. */
export function describeRun(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: folder })
  const { length, [0]: first } = cpus()
  return `${new Date().toISOString().slice(0, 10)}, commit ${commit.toString().trim()}, ${length} × ${first?.model.trim() ?? 'processor'}, Node ${process.versions.node}.`
}

/** Replaces the part of that name in RESULTS.md, or adds it; the plot, an SVG, goes beside it. */
export async function writeResult(name: string, text: string, svg?: string): Promise<void> {
  const before = existsSync(file) ? await readFile(file, 'utf8') : head
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const picture = svg === undefined ? '' : `\n\n![${name}](results/${name}.svg)`
  const part = `${begin}\n\n${text}${picture}\n\n${end}`
  const from = before.indexOf(begin)
  const after =
    from < 0
      ? `${before.trimEnd()}\n\n${part}\n`
      : before.slice(0, from) + part + before.slice(before.indexOf(end) + end.length)
  await writeFile(file, after)
  if (svg === undefined) return
  await mkdir(join(folder, 'results'), { recursive: true })
  await writeFile(join(folder, `results/${name}.svg`), svg)
}
