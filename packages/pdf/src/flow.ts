/** A part of a page that is never split: a line of a text, a row of a table. */
export type Slice = {
  /** Points, without the gap. */
  height: number
  /** Points above it, left out at the top of a page. */
  gap: number
  /** True where the next slice must be on the same page. */
  keepNext: boolean
  /** The next slice may be on another page where that spares a page. */
  mayPart?: boolean
  /** The head of the table that it belongs to, drawn again where a page begins with it. */
  head?: { height: number; draw: (y: number) => void } | undefined
  /** A heading: its name and the name of its place. */
  heading?: { title: string; anchor: string }
  draw: (y: number) => void
}

/** Where text begins and ends on a page. */
type Bounds = { top: number; bottom: number }

export type PlacedSlice = { slice: Slice; y: number; repeatsHead: boolean }

/**
 * Distributes slices over pages of a height: what must be kept together moves to the next page as a
 * whole, unless it is longer than a page. A last page with a few lines is spared by smaller gaps, then
 * by parting what may be parted.
 */
export function paginate(slices: readonly Slice[], { top, bottom }: Bounds): PlacedSlice[][] {
  const usual = distribute(slices, { top, bottom }, 1)
  const last = usual.at(-1)!.at(-1)
  const isFull = !last || last.y + last.slice.height > top + (bottom - top) * nearlyEmpty
  if (usual.length === 1 || isFull) return usual
  const closer = distribute(slices, { top, bottom }, closerGaps)
  if (closer.length < usual.length) return closer
  const loose = slices.map((slice) => (slice.mayPart ? { ...slice, keepNext: false } : slice))
  const parted = distribute(loose, { top, bottom }, closerGaps)
  return parted.length < usual.length ? parted : usual
}

/** Share of its height below which a last page is spared, and what then becomes of the gaps. */
const nearlyEmpty = 0.3
const closerGaps = 0.5

function distribute(
  slices: readonly Slice[],
  { top, bottom }: Bounds,
  gaps: number,
): PlacedSlice[][] {
  const pages: PlacedSlice[][] = [[]]
  let y = top
  const place = (slice: Slice) => {
    const gap = slice.gap * gaps
    if (y > top && y + gap + slice.height > bottom) {
      pages.push([])
      y = top
    }
    const repeatsHead = y === top && slice.head !== undefined && pages.length > 1
    if (y > top) y += gap
    if (repeatsHead) y += slice.head!.height
    pages.at(-1)!.push({ slice, y, repeatsHead })
    y += slice.height
  }
  for (const group of groupsOf(slices)) {
    const height = group.reduce((sum, slice) => sum + slice.gap * gaps + slice.height, 0)
    if (y > top && y + height > bottom && height <= bottom - top) {
      pages.push([])
      y = top
    }
    for (const slice of group) place(slice)
  }
  return pages
}

function groupsOf(slices: readonly Slice[]): Slice[][] {
  const groups: Slice[][] = []
  let open = false
  for (const slice of slices) {
    if (open) groups.at(-1)!.push(slice)
    else groups.push([slice])
    open = slice.keepNext
  }
  return groups
}

export function drawPage(placed: readonly PlacedSlice[]): void {
  for (const { slice, y, repeatsHead } of placed) {
    if (repeatsHead) slice.head!.draw(y - slice.head!.height)
    slice.draw(y)
  }
}
