/** Rows a page may touch: its own and what belongs to each of them. A list read whole has 100,000. */
const rowsMax = 2500

export type Plan = {
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

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
const rowsOf = (node: Plan) =>
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']

/** Nodes that read a big table whole, or sort more than a page. */
export function findCostly(plan: Plan): string[] {
  return nodesOf(plan).flatMap((node) => {
    const { 'Node Type': type, 'Relation Name': table = '', Plans: inputs = [] } = node
    if (type === 'Seq Scan' && !small.has(table)) return [`Seq Scan on ${table}`]
    const read = type.includes('Sort') ? Math.max(...inputs.map(rowsOf)) : rowsOf(node)
    return read > rowsMax ? [`${type} ${node['Index Name'] ?? table} of ${read} rows`] : []
  })
}
