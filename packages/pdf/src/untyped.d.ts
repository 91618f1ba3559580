declare module 'subset-font' {
  type Options = { targetFormat: 'sfnt'; variationAxes: Record<string, number> }
  /** A font with the characters of the text only, and its variable axes fixed. */
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>
}

declare module 'linebreak' {
  /** Unicode's line breaking algorithm (UAX 14). */
  export default class LineBreaker {
    constructor(text: string)
    nextBreak(): { position: number; required: boolean } | null
  }
}
