type Bars = {
  title: string
  /** One group for each, such as a rate. */
  groups: string[]
  /** A bar in each group for each; null where there is none. */
  series: { name: string; values: (number | null)[] }[]
}

const width = 720
const height = 260
const left = 60
const bottom = 40
const colours = ['#2563eb', '#d97706', '#6b7280', '#059669', '#7c3aed']

/** Bars on a logarithmic scale, one chart below the other, as SVG. */
export function plot(charts: readonly Bars[]): string {
  const drawn = charts.map(
    (chart, index) => `<g transform="translate(0 ${index * height})">${drawChart(chart)}</g>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height * charts.length}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
${drawn.join('\n')}
</svg>
`
}

function drawChart({ title, groups, series }: Bars): string {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null))
  const most = Math.log10(Math.max(...values) * 1.5)
  const least = Math.floor(Math.log10(Math.min(...values)))
  const base = height - bottom
  const y = (value: number) =>
    base - ((Math.log10(value) - least) / (most - least)) * (base - bottom)
  const groupWidth = (width - left - 20) / groups.length
  const barWidth = (groupWidth * 0.8) / series.length
  const bars = series.flatMap(({ values: own }, place) =>
    own.map((value, group) => {
      if (value === null) return ''
      const x = left + group * groupWidth + groupWidth * 0.1 + place * barWidth
      const top = y(value)
      const label = value >= 100 ? value.toFixed(0) : value.toFixed(1)
      return `<rect x="${x.toFixed(1)}" y="${top.toFixed(1)}" width="${(barWidth - 2).toFixed(1)}" height="${(base - top).toFixed(1)}" fill="${colours[place]}"/><text x="${(x + barWidth / 2).toFixed(1)}" y="${(top - 4).toFixed(1)}" text-anchor="middle">${label}</text>`
    }),
  )
  const names = groups.map(
    (name, group) =>
      `<text x="${(left + (group + 0.5) * groupWidth).toFixed(1)}" y="${base + 16}" text-anchor="middle">${name}</text>`,
  )
  const legend = series.map(
    ({ name }, place) =>
      `<rect x="${left + place * 130}" y="24" width="10" height="10" fill="${colours[place]}"/><text x="${left + 15 + place * 130}" y="33">${name}</text>`,
  )
  const scale = `<text x="${width - 20}" y="16" text-anchor="end" fill="#666">logarithmic scale</text>`
  return `<text x="${left}" y="16" font-weight="bold">${title}</text>${scale}${legend.join('')}<line x1="${left}" x2="${width - 20}" y1="${base}" y2="${base}" stroke="#999"/>${bars.join('')}${names.join('')}`
}
