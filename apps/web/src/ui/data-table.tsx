import {
  type ColumnDef,
  flexRender,
  type RowData,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type ReactElement, type ReactNode, useMemo } from 'react'

import { cx } from './cx.ts'

/** The server sorts, filters and pages; the table only renders. */
const features = tableFeatures({})

export type Column<Row extends RowData> = {
  id: string
  header: () => ReactNode
  cell: (row: Row) => ReactNode
  className?: string
}

type DataTableProps<Row extends RowData> = {
  caption: string
  /** Defined outside the rendering component, so that their identity is stable. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  sorted?: { id: string; direction: 'ascending' | 'descending' }
}

export function DataTable<Row extends RowData>(props: DataTableProps<Row>): ReactElement {
  const { caption, columns, rows, rowId, sorted } = props
  const definitions = useMemo(() => columns.map(toDefinition), [columns])
  const table = useTable({ features, columns: definitions, data: rows, getRowId: rowId })
  const classOf = (id: string): string | undefined =>
    columns.find((each) => each.id === id)?.className

  return (
    <table className="w-full border-separate border-spacing-0 text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <th
                key={header.id}
                scope="col"
                aria-sort={sorted?.id === header.id ? sorted.direction : undefined}
                className={cx(
                  'sticky top-0 z-10 h-9 border-b bg-surface px-3 text-left text-xs font-medium text-ink-3 first:pl-5 last:pr-5',
                  classOf(header.id),
                )}
              >
                {flexRender(header.column.columnDef.header, header.getContext())}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} className="group relative hover:bg-hover has-[a:focus-visible]:bg-hover">
            {row.getAllCells().map((cell) => (
              <td
                key={cell.id}
                className={cx(
                  'h-11 max-w-0 border-b px-3 first:pl-5 last:pr-5',
                  classOf(cell.column.id),
                )}
              >
                {flexRender(cell.column.columnDef.cell, cell.getContext())}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function toDefinition<Row extends RowData>({
  id,
  header,
  cell,
}: Column<Row>): ColumnDef<typeof features, Row> {
  return { id, header, cell: ({ row }) => cell(row.original) }
}
