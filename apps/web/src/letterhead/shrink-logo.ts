import { logoMaxBytes, type LogoContent } from '@oka/contract/letterhead'

import { type BitmapProblem, createCanvas, readBitmap } from '../settings/read-bitmap.ts'

/** Bytes of a file that is looked at. */
const fileMaxBytes = 5 * 1024 * 1024

/** Pixels: sharp in print at the size of a letterhead. */
const largest = { width: 900, height: 240 }

/** A picture as large as a letterhead needs it; or why that cannot be had. */
export const shrinkLogo = (file: File): Promise<LogoContent | BitmapProblem> =>
  readBitmap(file, fileMaxBytes, draw)

function draw(bitmap: ImageBitmap): LogoContent | BitmapProblem {
  const scale = Math.min(1, largest.width / bitmap.width, largest.height / bitmap.height)
  const [width, height] = [bitmap.width, bitmap.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  ) as [number, number]
  const { canvas, context } = createCanvas(width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  const png = contentOf(canvas, 'image/png')
  if (fits(png)) return png
  // A photograph. JPEG has no transparency: what is seen through is white, as paper is.
  context.globalCompositeOperation = 'destination-over'
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  const jpeg = contentOf(canvas, 'image/jpeg')
  return fits(jpeg) ? jpeg : 'tooLarge'
}

function contentOf(canvas: HTMLCanvasElement, type: LogoContent['type']): LogoContent {
  const [, content = ''] = canvas.toDataURL(type, 0.9).split(',')
  return { type, content }
}

const fits = ({ content }: LogoContent): boolean => (content.length / 4) * 3 <= logoMaxBytes
