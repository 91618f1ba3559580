/** Contrast that WCAG 2.2 asks of text (success criterion 1.4.3). */
export const readableContrast = 4.5

/** Ratio of the luminances of two colours such as `#1f4e79`, from 1 to 21 (WCAG 2.2). */
export function contrast(color: string, other: string): number {
  const [darker, lighter] = [luminance(color), luminance(other)].toSorted((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

/** The colour, darkened until text in it can be read on a light ground. */
export function readableOn(ground: string, color: string): string {
  let readable = color
  while (contrast(readable, ground) < readableContrast) readable = scale(readable, 0.94)
  return readable
}

/** The colour, lightened until text in it can be read on a dark ground. */
export function readableOnDark(ground: string, color: string): string {
  let readable = color
  while (contrast(readable, ground) < readableContrast) readable = mixWhite(readable, 0.06)
  return readable
}

const channelsOf = (color: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16))

function scale(color: string, factor: number): string {
  const channels = channelsOf(color).map((channel) => Math.floor(channel * factor))
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function mixWhite(color: string, share: number): string {
  const channels = channelsOf(color).map((channel) => Math.ceil(channel + (255 - channel) * share))
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function luminance(color: string): number {
  const [red, green, blue] = channelsOf(color).map((channel) => {
    const share = channel / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
