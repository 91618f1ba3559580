/** Contrast that WCAG 2.2 asks of text (success criterion 1.4.3). */
export const readableContrast = 4.5

/** Ratio of the luminances of two colours such as `#1f4e79`, from 1 to 21 (WCAG 2.2). */
export function contrast(color: string, other: string): number {
  const [darker, lighter] = [luminance(color), luminance(other)].toSorted((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

/** The colour, darkened until text in it can be read on a light ground. */
export function readableOn(ground: string, color: string): string {
  return untilReadable(ground, color, (channel) => Math.floor(channel * 0.94))
}

/** The colour, lightened until text in it can be read on a dark ground. */
export function readableOnDark(ground: string, color: string): string {
  return untilReadable(ground, color, (channel) => Math.ceil(channel + (255 - channel) * 0.06))
}

function untilReadable(ground: string, color: string, step: (channel: number) => number): string {
  let readable = color
  while (contrast(readable, ground) < readableContrast)
    readable = `#${channelsOf(readable)
      .map((channel) => step(channel).toString(16).padStart(2, '0'))
      .join('')}`
  return readable
}

const channelsOf = (color: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16))

function luminance(color: string): number {
  const [red, green, blue] = channelsOf(color).map((channel) => {
    const share = channel / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
