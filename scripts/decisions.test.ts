import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../docs/decisions')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test('each decision is listed once, by its number, title and status', () => {
  const pages = globSync('[0-9]*.md', { cwd: folder }).filter((name) => name !== '000-template.md')
  const lines = pages.toSorted().map((name) => {
    const [, number, title] = /^# (\d{3}) (.+)$/m.exec(read(name)) ?? []
    const [, status] = /· Status: (.+)$/m.exec(read(name)) ?? []
    expect(name).toMatch(new RegExp(`^${number}-`))
    return `- [${number} ${title}](${name})${status === 'accepted' ? '' : `: ${status}`}`
  })
  expect(lines.length).toBeGreaterThan(0)
  expect(read('README.md').match(/^- .+$/gm)).toEqual(lines)
})
