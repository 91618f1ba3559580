import type postgres from 'postgres'

export type Query = { text: string; values: unknown[] }

/** Rows a page may touch: its own and what belongs to each of them. A list read whole has 100,000. */
const rowsMax = 2500

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

/** As many rows as there are people, or open windows, or days in a few years. */
const small = new Set([
  'admins',
  'call_digests',
  'count_changes',
  'counts',
  'invitations',
  'presences',
  'rubric_versions',
  'settings',
])

/** What the queries cost that is not in proportion to a page: nodes that read a big table whole, or sort more. */
export async function findCostly(
  sql: postgres.Sql,
  queries: readonly Query[],
  rows = rowsMax,
): Promise<string[]> {
  const costly: string[] = []
  for (const { text, values } of queries) {
    const [row] = await sql.unsafe(`explain (analyze, format json) ${text}`, values as never[])
    costly.push(...costlyOf((row!['QUERY PLAN'] as [{ Plan: Plan }])[0].Plan, rows))
  }
  return costly
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
/** Rows that a node reads; such as are kept in memory and looked at again count a tenth. */
const rowsOf = (node: Plan) =>
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) *
  node['Actual Loops'] *
  (node['Node Type'] === 'Materialize' ? 0.1 : 1)

function costlyOf(plan: Plan, rows: number): string[] {
  return nodesOf(plan).flatMap((node) => {
    const { 'Node Type': type, 'Relation Name': table = '', Plans: inputs = [] } = node
    if (type === 'Seq Scan' && !small.has(table)) return [`Seq Scan on ${table}`]
    const read = type.includes('Sort') ? Math.max(...inputs.map(rowsOf)) : rowsOf(node)
    return read > rows ? [`${type} ${node['Index Name'] ?? table} of ${read} rows`] : []
  })
}
