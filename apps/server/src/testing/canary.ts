import { randomInt, randomUUID } from 'node:crypto'

import { type Db, sql } from '@oka/db/client'
import { readPdf } from '@oka/pdf/testing/read-pdf'

/** A person with unique words. */
export type Canary = ReturnType<typeof makeCanary>

export function makeCanary() {
  const mark = randomUUID().replaceAll('-', '').replaceAll(/\d/g, 'q').slice(0, 10)
  const digits = String(randomInt(10_000_000, 99_999_999))
  return {
    name: `Zorb${mark}`,
    email: `mail${mark}@canary.example`,
    /** As the visitor types it, and as it is kept. */
    typedPhone: `06 ${digits.match(/../g)!.join(' ')}`,
    phone: `+336${digits}`,
    company: `Kwyz${mark}`,
    formerCompany: `Former${mark}`,
    message: `frobnicate${mark}`,
    note: `notice${mark}`,
    deletedNote: `gone${mark}`,
    reply: `answer${mark}`,
    page: `https://www.example.com/for/page${mark}`,
  }
}

/** Which of the words a text contains, ignoring case. */
export function wordsIn(canary: Canary, text: string): string[] {
  const folded = text.toLowerCase()
  return Object.values(canary).filter((word) => folded.includes(word.toLowerCase()))
}

type Column = { schema: string; table: string; column: string; type: string }

/**
 * Searches for the words in every column of every table of every schema, pg-boss' included; PDFs by
 * their text. Returns where they were found.
 */
export async function findCanary(db: Db, canary: Canary): Promise<string[]> {
  const columns = await db.execute<Column>(sql`
    select table_schema as schema, table_name as table, column_name as column, data_type as type
    from information_schema.columns inner join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, 2, 3`)
  const found: string[] = []
  for (const column of columns) {
    const isThere = column.type === 'bytea' ? isInPdfs : isInColumn
    if (await isThere(db, canary, column)) found.push(`${column.table}.${column.column}`)
  }
  return found
}

const nameOf = ({ schema, table }: Column) =>
  sql`${sql.identifier(schema)}.${sql.identifier(table)}`

async function isInColumn(db: Db, canary: Canary, column: Column): Promise<boolean> {
  const value = sql`lower(${sql.identifier(column.column)}::text)`
  const has = Object.values(canary).map(
    (word) => sql`position(${word.toLowerCase()} in ${value}) > 0`,
  )
  const rows = await db.execute(sql`
    select 1 from ${nameOf(column)} where ${sql.join(has, sql` or `)} limit 1`)
  return rows.length > 0
}

async function isInPdfs(db: Db, canary: Canary, column: Column): Promise<boolean> {
  const rows = await db.execute<{ bytes: Buffer }>(sql`
    select ${sql.identifier(column.column)} as bytes from ${nameOf(column)}
    where ${sql.identifier(column.column)} is not null`)
  for (const { bytes } of rows) {
    const { text, info } = await readPdf(bytes)
    if (wordsIn(canary, text + JSON.stringify(info)).length > 0) return true
  }
  return false
}
